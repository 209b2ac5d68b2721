// Starts one of the built executables and waits for its end without blocking a thread of the test runner.
package import Foundation

/// A process whose output goes to files, so that no pipe can fill up.
package struct Child: Sendable {
    private let process: Process
    private let outputFile: URL
    private let errorFile: URL
    /// Waits for the end.
    private let end: Task<Void, Never>

    /// The executables lie beside the test bundle.
    package static func executable(_ name: String) -> URL {
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: name)
    }

    /// What `scripts/test-sanitized` says to the sanitizers, and has programs load: they are built with them too.
    package static let sanitizerOptions = ProcessInfo.processInfo.environment.filter {
        ["ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS", "SWIFT_BACKTRACE", "LD_PRELOAD"].contains($0.key)
    }

    /// Starts `executable` in `folder`. Nothing of the tests' own environment reaches it but what `environment` holds,
    /// and what the sanitizers are told.
    /// A `shell` command before it sets what a program inherits: `ulimit -f 8`, `umask 077`.
    package init(
        _ executable: String, _ arguments: [String], in folder: URL, environment: [String: String] = [:],
        shell: String? = nil, input: FileHandle = .nullDevice
    ) throws {
        let files = FileManager.default
        let base = files.temporaryDirectory.appending(path: "forgeaudit-child-\(UUID().uuidString)")
        outputFile = base.appendingPathExtension("out")
        errorFile = base.appendingPathExtension("err")
        for file in [outputFile, errorFile] { _ = files.createFile(atPath: file.path, contents: nil) }
        let process = Process()
        let path = Self.executable(executable)
        if let shell {
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", "\(shell) && exec \"$0\" \"$@\"", path.path] + arguments
        } else {
            process.executableURL = path
            process.arguments = arguments
        }
        process.currentDirectoryURL = folder
        process.environment = environment.merging(["PATH": "/usr/bin:/bin", "TZ": "UTC"]) { given, _ in given }
            .merging(Self.sanitizerOptions) { given, _ in given }
        process.standardInput = input
        let handles = try [outputFile, errorFile].map { try FileHandle(forWritingTo: $0) }
        process.standardOutput = handles[0]
        process.standardError = handles[1]
        let (ends, report) = AsyncStream.makeStream(of: Void.self)
        end = Task { for await _ in ends {} }
        process.terminationHandler = { _ in report.finish() }
        try process.run()
        // The child has its own by now. Foundation's processes keep theirs for ever, and with a thousand open files
        // Foundation can't start another one: it reads beyond the list of them.
        for handle in handles { try handle.close() }
        self.process = process
    }

    /// The process id.
    package var identifier: Int32 { process.processIdentifier }

    /// Sends a signal; nothing to a process that has ended, whose number may be another's by now.
    package func send(_ signal: Int32) {
        if process.isRunning { kill(identifier, signal) }
    }

    /// Waits for the end and gives what the process left behind. A test that is given up ends the process.
    package func finished() async throws -> Run {
        defer {
            try? FileManager.default.removeItem(at: outputFile)
            try? FileManager.default.removeItem(at: errorFile)
        }
        await withTaskCancellationHandler {
            await end.value
        } onCancel: {
            send(SIGKILL)
        }
        if process.isRunning { process.waitUntilExit() }
        return Run(
            status: process.terminationStatus, exited: process.terminationReason == .exit,
            output: try String(contentsOf: outputFile, encoding: .utf8),
            errors: try String(contentsOf: errorFile, encoding: .utf8))
    }
}
