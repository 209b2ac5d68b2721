// A proxy that tunnels every CONNECT to one port, and remembers all that it heard.

import Foundation
import Synchronization

/// Listens on a free port of 127.0.0.1 until the last reference goes.
final class TunnelProxy: Sendable {
    private let server: RawServer
    private let heard: Heard

    /// What clients said, the tunnels' content included.
    private final class Heard: Sendable {
        let bytes = Mutex<[UInt8]>([])
    }

    /// `refusal` is answered in place of a tunnel.
    init(to port: UInt16, refusal: String? = nil) throws {
        let heard = Heard()
        self.heard = heard
        server = try RawServer { request in
            heard.bytes.withLock { $0 += Array(request.head.utf8) }
            if let refusal { return .close(refusal) }
            guard request.line.hasPrefix("CONNECT ") else { return .close("".answer("405 Method Not Allowed")) }
            return .tunnel("HTTP/1.1 200 Connection established\r\n\r\n", port: port) { bytes in
                heard.bytes.withLock { $0 += bytes }
            }
        }
    }

    var url: String { server.url }
    var requests: [RawServer.Request] { server.requests }

    /// Whether `text` went through it for everybody to read.
    func saw(_ text: String) -> Bool {
        heard.bytes.withLock { Data($0).range(of: Data(text.utf8)) != nil }
    }

    var bytes: Int { heard.bytes.withLock { $0.count } }
}
