// Opens the sockets of one transfer, and none to a place where a forge can't be.

import CCurl
import Foundation

/// Sees each address that a name resolves to before anything is sent there. Used by the transport's thread only.
final class SocketGate {
    /// Whether the address may be this machine's, may not be, or must be.
    enum Loopback {
        case allowed, refused, required
    }

    private let loopback: Loopback
    private var refused: String?
    private var opened = false

    /// The last address that was refused, and why; nil where another one of the name's was fine.
    var refusal: String? { opened ? nil : refused }

    init(_ loopback: Loopback) { self.loopback = loopback }

    /// Nil where a socket to that address may be opened.
    func obstacle(_ address: NetworkAddress) -> String? {
        if let obstacle = address.obstacle { return obstacle }
        switch loopback {
        case .allowed: return nil
        case .refused: return address.isLoopback ? "this machine, which the configured URL isn't" : nil
        case .required: return address.isLoopback ? nil : "another machine, and the configured URL is this one"
        }
    }

    /// The socket for libcurl; `CURL_SOCKET_BAD` where there must be none.
    func open(_ wanted: UnsafePointer<curl_sockaddr>) -> curl_socket_t {
        guard
            let address = NetworkAddress(
                socketAddress: fa_curl_socket_address(wanted), length: Int(wanted.pointee.addrlen))
        else {
            refused = "an address of an unknown kind"
            return -1
        }
        if let obstacle = obstacle(address) {
            refused = "\(address) is \(obstacle)"
            return -1
        }
        opened = true
        return socket(
            wanted.pointee.family, wanted.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue), wanted.pointee.protocol)
    }
}
