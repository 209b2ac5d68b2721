// nginx in front of nothing or of another server, for tests that need real TLS.
import Foundation

/// An nginx of the test's own on a free port of 127.0.0.1. It ends when the last reference goes.
package final class TLSServer: Sendable {
    package struct NoSocket: Error {}

    package let port: UInt16
    private let process: Process
    private let folder: URL

    /// Shows `certificate` and serves `locations`, the inside of nginx's `server`; whatever they don't cover is answered
    /// with the protocols as JSON. `protocols` are nginx's `ssl_protocols`.
    package init(
        _ certificate: TestCertificates.Name = .good, of certificates: TestCertificates,
        protocols: String = "TLSv1.2 TLSv1.3", locations: String = ""
    ) throws {
        let nginx = try Tool("nginx")
        folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appending(path: "forgeaudit-nginx-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let (socket, port) = try Self.listening()
        // nginx takes over the listening socket as its standard input: the port is free for sure, and whoever connects
        // before nginx is ready waits in the socket's queue.
        defer { close(socket) }
        self.port = port
        let text = Self.config(
            port: port, key: certificates.file("\(certificate.rawValue).key").path,
            chain: certificates.file("\(certificate.rawValue).pem").path, protocols: protocols, locations: locations)
        try Data(text.utf8).write(to: folder.appending(path: "nginx.conf"))
        let process = Process()
        process.executableURL = nginx.url
        process.arguments = ["-p", folder.path, "-c", "nginx.conf", "-e", "error.log"]
        process.environment = ["NGINX": "0;", "PATH": "/usr/bin:/bin"]
        process.standardInput = FileHandle(fileDescriptor: socket, closeOnDealloc: false)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        self.process = process
    }

    deinit {
        if process.isRunning { process.terminate() }
        try? FileManager.default.removeItem(at: folder)
    }

    /// What nginx complained about.
    package var complaints: String {
        (try? String(contentsOf: folder.appending(path: "error.log"), encoding: .utf8)) ?? ""
    }

    private static func config(port: UInt16, key: String, chain: String, protocols: String, locations: String) -> String
    {
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map { "\($0)_temp_path \($0);" }
        return """
            daemon off;
            worker_processes 1;
            pid nginx.pid;
            error_log error.log info;
            events { worker_connections 128; }
            http {
              access_log off;
              \(temporary.joined(separator: " "))
              server {
                listen 127.0.0.1:\(port) ssl http2;
                ssl_certificate \(chain);
                ssl_certificate_key \(key);
                ssl_protocols \(protocols);
                ssl_ciphers ALL:@SECLEVEL=0;
                default_type application/json;
                \(locations)
                location / { return 200 '{"http":"$server_protocol","tls":"$ssl_protocol"}'; }
              }
            }

            """
    }

    private static func listening() throws -> (descriptor: Int32, port: UInt16) {
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
        guard done, listen(descriptor, 64) == 0 else {
            close(descriptor)
            throw NoSocket()
        }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }
}
