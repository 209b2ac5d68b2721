// A port of this machine at which nobody answers.
import Foundation

/// Bound, so that nobody else gets it, but not listening: every connection is refused.
final class ClosedPort: Sendable {
    let number: UInt16
    private let descriptor: Int32

    struct Unavailable: Error {}

    init() throws {
        #if canImport(Glibc)
            let kind = Int32(SOCK_STREAM.rawValue)
        #else
            let kind = SOCK_STREAM
        #endif
        descriptor = socket(AF_INET, kind, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(descriptor, generic, length) == 0 && getsockname(descriptor, generic, &length) == 0
            }
        }
        guard bound else { throw Unavailable() }
        number = UInt16(bigEndian: address.sin_port)
    }

    deinit { close(descriptor) }
}
