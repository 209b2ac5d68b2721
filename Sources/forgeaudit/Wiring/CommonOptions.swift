// Options that several commands share.

import ArgumentParser
import Config
import Foundation
import Inventory
import Logging
import Transport

/// Where the config is.
struct ConfigOption: ParsableArguments {
    @Option(name: [.short, .long], help: "The config file.")
    var config = "forgeaudit.yaml"
}

/// Which snapshot to work on.
struct SnapshotOption: ParsableArguments {
    @Option(help: "A snapshot file (default: the latest one of the config's snapshot folder).")
    var snapshot: String?
}

/// How the run tells what it does.
struct LogOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Option(help: "The form of log lines on standard error.")
    var logFormat: Format = .text

    @Flag(
        name: [.short, .long],
        help: "Print nothing when all is well; else warnings, errors and the verdict in one line.")
    var quiet = false

    @Option(
        help: ArgumentHelp("Freeze the wall clock, for tests and demos.", visibility: .hidden),
        transform: CommonParsing.instant)
    var clock: Date?

    /// The wall clock.
    var now: @Sendable () -> Date {
        if let clock { { clock } } else { { Date() } }
    }

    var logger: Logger { logger(holding: nil) }

    /// With `held`, what is no error waits there, and only warnings do.
    func logger(holding held: HeldLines?) -> Logger {
        let format: LineLog.Format = logFormat == .json ? .json : .text
        let clock = now
        var logger = Logger(label: "forgeaudit") { _ in LineLog(format: format, now: clock, held: held) }
        logger.logLevel = quiet || held != nil ? .warning : .info
        return logger
    }

    var showsProgress: Bool { !quiet && logFormat == .text && Standard.errorIsTerminal }
}

/// How the network is reached.
struct NetworkOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Send every connection to this address on this machine, for tests and demos.", valueName: "127.0.0.1:port",
            visibility: .hidden),
        transform: CommonParsing.loopback)
    var connectTo: LoopbackAddress?
}

/// Reads option values.
enum CommonParsing {
    static func instant(_ text: String) throws -> Date {
        guard let instant = Timestamp.parse(text) ?? CalendarDay(text)?.start else {
            throw ValidationError("'\(text)' is no instant like 2026-11-22T02:00:00Z and no day like 2026-11-22")
        }
        return instant
    }

    static func shard(_ text: String) throws -> Shard {
        guard let shard = Shard(text) else {
            throw ValidationError(
                "'\(text)' is not of the form NUMBER/COUNT, from 1/1 to \(Shard.most)/\(Shard.most)")
        }
        return shard
    }

    static func loopback(_ text: String) throws -> LoopbackAddress {
        guard let address = LoopbackAddress(text) else {
            throw ValidationError("'\(text)' is not of the form 127.0.0.1:PORT")
        }
        return address
    }
}
