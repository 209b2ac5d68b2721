// A connection without an HTTP library in between: it shows the bytes that were sent, and how the connection ended.
import Foundation

/// A socket to 127.0.0.1 that has sent one request. Reading waits on a thread of its own, so that the server can go on.
final class RawConnection: Sendable {
    struct Failed: Error {}

    /// What came, and whether the forge has closed the connection.
    struct Received: Sendable {
        let bytes: [UInt8]
        let isClosed: Bool

        var text: String { String(decoding: bytes, as: UTF8.self) }
        /// What follows the head.
        var body: [UInt8] {
            bytes.firstRange(of: Array("\r\n\r\n".utf8)).map { Array(bytes[$0.upperBound...]) } ?? []
        }
        /// The value of a header of the head.
        func header(_ name: String) -> String? {
            let head = text.components(separatedBy: "\r\n\r\n").first ?? ""
            for line in head.components(separatedBy: "\r\n").dropFirst()
            where line.lowercased().hasPrefix(name.lowercased() + ":") {
                return line.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
            }
            return nil
        }
        var status: Int? { text.split(separator: " ").dropFirst().first.flatMap { Int($0) } }
    }

    private let descriptor: Int32

    init(_ port: UInt16, _ target: String, _ headers: [String: String] = [:]) throws {
        #if canImport(Glibc)
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        var head = "GET \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nUser-Agent: raw\r\nConnection: close\r\n"
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        let request = Array((head + "\r\n").utf8)
        guard connected == 0, send(descriptor, request, request.count, 0) == request.count else { throw Failed() }
    }

    deinit { close(descriptor) }

    /// Reads until the connection is closed, until nothing has come for some milliseconds, or until what came is enough.
    func read(
        patience milliseconds: Int = 20_000, until isEnough: @escaping @Sendable (Received) -> Bool = { _ in false }
    ) async -> Received {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [descriptor] in
                var limit = timeval(tv_sec: milliseconds / 1_000, tv_usec: milliseconds % 1_000 * 1_000)
                setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
                var bytes: [UInt8] = []
                var buffer = [UInt8](repeating: 0, count: 1 << 16)
                while true {
                    let count = recv(descriptor, &buffer, buffer.count, 0)
                    if count > 0 {
                        bytes.append(contentsOf: buffer.prefix(count))
                        let received = Received(bytes: bytes, isClosed: false)
                        if bytes.count < 1 << 16, isEnough(received) {
                            return continuation.resume(returning: received)
                        }
                    } else {
                        let isClosed = count == 0 || (errno != EAGAIN && errno != EWOULDBLOCK)
                        continuation.resume(returning: Received(bytes: bytes, isClosed: isClosed))
                        return
                    }
                }
            }
        }
    }
}
