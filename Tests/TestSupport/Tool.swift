// The system's programs that tests use beside what they test.
package import Foundation

/// An installed program, such as `openssl`.
package struct Tool: Sendable {
    /// What to do where it isn't there.
    package struct Missing: Error, CustomStringConvertible {
        package let name: String
        package var description: String { "\(name) isn't installed: run `make setup`" }
    }

    /// It ended with an error.
    package struct Failed: Error, CustomStringConvertible {
        package let description: String
    }

    package let url: URL

    package init(_ name: String) throws {
        let folders = ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin", "/sbin", "/bin"]
        guard let path = folders.map({ "\($0)/\(name)" }).first(where: FileManager.default.isExecutableFile) else {
            throw Missing(name: name)
        }
        url = URL(filePath: path)
    }

    /// Runs it to its end; throws unless that is 0. What it prints is dropped.
    package func run(_ arguments: [String], in folder: URL) async throws {
        let status = try await status(of: arguments, in: folder)
        guard status == 0 else {
            throw Failed(description: "\(url.lastPathComponent) \(arguments.joined(separator: " ")): status \(status)")
        }
    }

    /// Runs it to its end, without holding up a thread of the test runner, and gives its exit status.
    package func status(of arguments: [String], in folder: URL) async throws -> Int32 {
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        process.currentDirectoryURL = folder
        for stream in [\Process.standardInput, \.standardOutput, \.standardError] {
            process[keyPath: stream] = FileHandle.nullDevice
        }
        let (ends, report) = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = {
            report.yield($0.terminationStatus)
            report.finish()
        }
        try process.run()
        for await status in ends { return status }
        return -1
    }
}
