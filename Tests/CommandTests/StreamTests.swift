// Standard streams that can't be written to: the run goes on, and its status stands.
import Foundation
import TestSupport
import Testing

@Suite("Standard streams", .timeLimit(.minutes(15)))
struct StreamTests {
    @Test(
        "A stream that is full or closed, or whose reader is gone, ends nothing",
        arguments: [">/dev/full", "2>/dev/full", ">&-", "2>&-", "<&- >&- 2>&-", "2>&1 | exit"])
    func unwritable(redirection: String) async throws {
        try await Scratch.use { scratch in
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            try await LocalForge.use(in: scratch) { local in
                let shell = Process()
                shell.executableURL = URL(filePath: "/bin/sh")
                shell.currentDirectoryURL = scratch.root
                let command =
                    "'\(Child.executable("forgeaudit").path)' run -c small.yaml --clock 2026-11-22T02:00:00Z "
                    + "--connect-to 127.0.0.1:\(local.port)"
                shell.arguments = ["-c", "{ \(command); echo $? >status; } \(redirection)"]
                shell.standardOutput = FileHandle.nullDevice
                shell.standardError = FileHandle.nullDevice
                let (ends, report) = AsyncStream.makeStream(of: Void.self)
                shell.terminationHandler = { _ in report.finish() }
                try shell.run()
                for await _ in ends {}
                let files = FileManager.default
                while files.contents(atPath: scratch.root.appending(path: "status").path)?.isEmpty ?? true {
                    try await Task.sleep(for: .milliseconds(20))
                }
                let status = try String(contentsOf: scratch.root.appending(path: "status"), encoding: .utf8)
                #expect(status == "0\n")
                #expect(files.fileExists(atPath: scratch.root.appending(path: "reports/index.html").path))
                #expect(files.fileExists(atPath: scratch.root.appending(path: ".demo/snapshots/latest.sqlite").path))
            }
        }
    }
}
