// Remembers every request for the tests, and writes one JSON line each where a log file is asked for.
package import Foundation
import Synchronization

/// The requests in the order they were answered; the newest 200,000 are kept.
package final class RequestLog: Sendable {
    private let entries = Mutex<[LoggedRequest]>([])
    private let write: (@Sendable (Data) -> Void)?
    private static let limit = 200_000

    /// - Parameter write: takes each JSON line as it comes, line feed included.
    package init(write: (@Sendable (Data) -> Void)? = nil) { self.write = write }

    /// Every request so far.
    package var all: [LoggedRequest] { entries.withLock { $0 } }

    func append(_ entry: LoggedRequest) {
        entries.withLock { entries in
            if entries.count >= Self.limit { entries.removeFirst(Self.limit / 10) }
            entries.append(entry)
            // Inside the lock, so that the file's order is the log's.
            write?(Self.line(entry))
        }
    }

    private static func line(_ entry: LoggedRequest) -> Data {
        let value: JSONValue = [
            "time": .string(Timestamp.iso(entry.time)), "method": .string(entry.method),
            "path": .string(entry.target), "status": .int(entry.status), "credential": .string(entry.credential),
            "request_id": .string(entry.requestID),
        ]
        let fault = entry.fault.map { [(key: "fault", value: JSONValue.string($0))] } ?? []
        return Data(value.adding(fault).bytes() + [0x0A])
    }
}
