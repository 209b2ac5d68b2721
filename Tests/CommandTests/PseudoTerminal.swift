// A terminal without a person: what a program shows on it, and what is typed into it.
import Foundation
import TestSupport

/// Runs `forgeaudit` with a pseudo-terminal as its standard input and error.
final class PseudoTerminal {
    private let controller: Int32
    private let terminal: Int32
    private let process: Process
    private(set) var shown = ""

    init(_ arguments: [String], in folder: URL) throws {
        var (controller, terminal): (Int32, Int32) = (-1, -1)
        guard openpty(&controller, &terminal, nil, nil, nil) == 0 else { throw POSIXError(.ENODEV) }
        self.controller = controller
        self.terminal = terminal
        process = Process()
        process.executableURL = Child.executable("forgeaudit")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = Child.sanitizerOptions.merging(["PATH": "/usr/bin:/bin", "TZ": "UTC"]) { $1 }
        let handle = FileHandle(fileDescriptor: terminal)
        process.standardInput = handle
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        close(controller)
        close(terminal)
    }

    var identifier: Int32 { process.processIdentifier }

    /// Whether the terminal shows what is typed.
    var echoes: Bool {
        var settings = termios()
        return tcgetattr(terminal, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
    }

    /// Reads until the program has shown `text`; false where it ends or keeps silent for a minute.
    func shows(_ text: String) -> Bool {
        while !shown.contains(text) {
            guard readMore(milliseconds: 60_000) else { return false }
        }
        return true
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(controller, $0.baseAddress, $0.count) }
    }

    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// Waits for the end and gives the exit status; a program that goes on for minutes is ended, which gives 9.
    func finished() -> Int32 {
        let deadline = ContinuousClock.now + .seconds(180)
        while process.isRunning, ContinuousClock.now < deadline { _ = readMore(milliseconds: 20) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        while readMore(milliseconds: 0) {}
        return process.terminationStatus
    }

    private func readMore(milliseconds: Int32) -> Bool {
        var wanted = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
        guard poll(&wanted, 1, milliseconds) > 0 else { return false }
        var chunk = [UInt8](repeating: 0, count: 4_096)
        let count = chunk.withUnsafeMutableBytes { read(controller, $0.baseAddress, $0.count) }
        guard count > 0 else { return false }
        shown += String(decoding: chunk[..<count], as: UTF8.self)
        return true
    }
}
