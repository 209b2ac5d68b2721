// A server that sends exactly the bytes it is told to, however wrong they are.

import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#endif

/// Listens on a free port of 127.0.0.1 until the last reference goes; every connection gets a thread, so that an answer
/// may block.
final class RawServer: Sendable {
    struct Request: Sendable {
        /// 1 for the first connection.
        let connection: Int
        let head: String
        let body: String

        var line: String { head.components(separatedBy: "\r\n").first ?? "" }

        /// The values of a header, in their order.
        func values(_ name: String) -> [String] {
            head.components(separatedBy: "\r\n").dropFirst().compactMap { line in
                let parts = line.split(separator: ":", maxSplits: 1)
                guard parts.count == 2, parts[0].lowercased() == name.lowercased() else { return nil }
                return parts[1].trimmingCharacters(in: .whitespaces)
            }
        }
    }

    enum Reply: Sendable {
        case keep(String)
        case keepBytes([UInt8])
        case close(String)
        /// Sends the text and then nothing until the server goes.
        case hang(String)
        /// Sends the text and joins the connection with one to that port of this machine; what the client says from then
        /// on is told.
        case tunnel(String, port: UInt16, heard: @Sendable ([UInt8]) -> Void)
    }

    struct NoSocket: Error {}

    let port: Int
    private let state: Shared

    /// `greeting` is sent to whoever connects, before it said anything.
    init(greeting: String = "", _ answer: @escaping @Sendable (Request) -> Reply) throws {
        let (descriptor, port) = try Self.bound()
        guard listen(descriptor, 64) == 0 else { throw NoSocket() }
        self.port = port
        let state = Shared(descriptor: descriptor, greeting: greeting, answer: answer)
        self.state = state
        Thread.detachNewThread { state.acceptAll() }
    }

    deinit { state.stop() }

    var url: String { "http://127.0.0.1:\(port)" }
    var requests: [Request] { state.requests.withLock { $0 } }
    var connections: Int { state.sockets.withLock { $0.opened } }

    /// A port on which nothing listens, kept from others as long as `body` runs.
    static func withDeadPort<Result>(_ body: (Int) async throws -> Result) async throws -> Result {
        let (descriptor, port) = try bound()
        defer { close(descriptor) }
        return try await body(port)
    }

    private static func bound() throws -> (descriptor: Int32, port: Int) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw NoSocket() }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let done = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard done else { throw NoSocket() }
        return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
    }
}

extension RawServer {
    /// What the threads share; it outlives the server by no more than their last read.
    final class Shared: Sendable {
        struct Sockets {
            var opened = 0
            var open: Set<Int32> = []
            var stopped = false
        }

        let descriptor: Int32
        let greeting: String
        let answer: @Sendable (Request) -> Reply
        let requests = Mutex<[Request]>([])
        let sockets = Mutex(Sockets())

        init(descriptor: Int32, greeting: String, answer: @escaping @Sendable (Request) -> Reply) {
            self.greeting = greeting
            self.descriptor = descriptor
            self.answer = answer
        }

        func acceptAll() {
            while true {
                let socket = accept(descriptor, nil, nil)
                guard socket >= 0 else { break }
                let number: Int? = sockets.withLock { sockets in
                    guard !sockets.stopped else { return nil }
                    sockets.opened += 1
                    sockets.open.insert(socket)
                    return sockets.opened
                }
                guard let number else {
                    close(socket)
                    break
                }
                Thread.detachNewThread { self.serve(socket, number) }
            }
            close(descriptor)
        }

        func stop() {
            sockets.withLock { sockets in
                sockets.stopped = true
                for socket in sockets.open { shutdown(socket, Int32(SHUT_RDWR)) }
            }
            shutdown(descriptor, Int32(SHUT_RDWR))
        }

        private func serve(_ socket: Int32, _ number: Int) {
            write(socket, Array(greeting.utf8))
            var buffer: [UInt8] = []
            loop: while let request = read(socket, number, &buffer) {
                requests.withLock { $0.append(request) }
                switch answer(request) {
                case .keep(let text): write(socket, Array(text.utf8))
                case .keepBytes(let bytes): write(socket, bytes)
                case .close(let text):
                    write(socket, Array(text.utf8))
                    break loop
                case .hang(let text):
                    write(socket, Array(text.utf8))
                    // Returns when either side closes.
                    _ = receive(socket)
                    break loop
                case .tunnel(let text, let port, let heard):
                    tunnel(socket, text, port, heard)
                    break loop
                }
            }
            sockets.withLock { sockets in
                sockets.open.remove(socket)
                close(socket)
            }
        }

        private func tunnel(
            _ socket: Int32, _ text: String, _ port: UInt16, _ heard: @escaping @Sendable ([UInt8]) -> Void
        ) {
            let target = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            address.sin_addr.s_addr = inet_addr("127.0.0.1")
            let connected = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(target, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
                }
            }
            defer { close(target) }
            guard connected else { return }
            write(socket, Array(text.utf8))
            let back = DispatchSemaphore(value: 0)
            Thread.detachNewThread {
                while let bytes = self.receive(target) { self.write(socket, bytes) }
                shutdown(socket, Int32(SHUT_RDWR))
                back.signal()
            }
            while let bytes = receive(socket) {
                heard(bytes)
                write(target, bytes)
            }
            shutdown(target, Int32(SHUT_RDWR))
            back.wait()
        }

        private func read(_ socket: Int32, _ number: Int, _ buffer: inout [UInt8]) -> Request? {
            let end = Array("\r\n\r\n".utf8)
            while true {
                if let mark = buffer.firstRange(of: end) {
                    let head = String(decoding: buffer[..<mark.lowerBound], as: UTF8.self)
                    let empty = Request(connection: number, head: head, body: "")
                    let length = empty.values("Content-Length").first.flatMap { Int($0) } ?? 0
                    if buffer.count >= mark.upperBound + length {
                        let body = String(decoding: buffer[mark.upperBound..<(mark.upperBound + length)], as: UTF8.self)
                        buffer.removeFirst(mark.upperBound + length)
                        return Request(connection: number, head: head, body: body)
                    }
                }
                guard let more = receive(socket) else { return nil }
                buffer += more
            }
        }

        private func receive(_ socket: Int32) -> [UInt8]? {
            var bytes = [UInt8](repeating: 0, count: 65_536)
            let count = recv(socket, &bytes, bytes.count, 0)
            return count > 0 ? Array(bytes.prefix(count)) : nil
        }

        private func write(_ socket: Int32, _ bytes: [UInt8]) {
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                guard count > 0 else { return }
                rest = rest.dropFirst(count)
            }
        }
    }
}

extension String {
    /// A whole answer around this body.
    func answer(_ status: String = "200 OK", _ headers: String...) -> String {
        let fields = ["HTTP/1.1 \(status)", "Content-Length: \(utf8.count)"] + headers
        return fields.joined(separator: "\r\n") + "\r\n\r\n" + self
    }
}
