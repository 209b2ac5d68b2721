// Log lines on standard error, as text or as JSON.

import Foundation
import Logging
import Secrets

/// One line per event: `2026-11-22T02:00:00Z info imported integration=acme requests=6`, or a JSON object per line.
struct LineLog: LogHandler {
    enum Format { case text, json }

    var logLevel: Logger.Level = .info
    var metadata: Logger.Metadata = [:]
    let format: Format
    let now: @Sendable () -> Date
    /// Where lines wait that are no errors; nil where all are printed at once.
    let held: HeldLines?

    init(format: Format, now: @escaping @Sendable () -> Date, held: HeldLines? = nil) {
        self.format = format
        self.now = now
        self.held = held
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }.map {
            ($0.key, SecretShape.redacted("\($0.value)"))
        }.sorted { $0.0 < $1.0 }
        // The last defence: whatever reaches a log, a token doesn't.
        let message = SecretShape.redacted(event.message.description)
        let time = Date.ISO8601FormatStyle().format(now())
        switch format {
        case .text:
            let details = fields.map { " \($0.0)=\(quoted($0.1))" }.joined()
            write("\(time) \(event.level) \(printable(message))\(details)", event.level)
        case .json:
            var object = Dictionary(fields, uniquingKeysWith: { $1 })
            object["time"] = time
            object["level"] = event.level.rawValue
            object["message"] = message
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            if let data = try? encoder.encode(object) {
                write(TerminalText.safeJSON(String(decoding: data, as: UTF8.self)), event.level)
            }
        }
    }

    /// An error brings along what led to it.
    private func write(_ line: String, _ level: Logger.Level) {
        guard let held else { return Standard.error(line) }
        guard level >= .error else { return held.hold(line) }
        held.print()
        Standard.error(line)
    }

    private func quoted(_ value: String) -> String {
        let safe = printable(value)
        return safe.contains(" ") || safe.isEmpty ? "\"\(safe)\"" : safe
    }

    private func printable(_ text: String) -> String { TerminalText.safe(text) }
}

extension Logger {
    /// For commands that have no use for settings of their log.
    static var plain: Logger { Logger(label: "forgeaudit") { _ in LineLog(format: .text, now: { Date() }) } }
}
