// Log lines that wait until it is known whether anybody is to read them.

import Synchronization

/// With `--quiet-unless-changed`, a warning that was there last night as well is no reason for a mail.
final class HeldLines: Sendable {
    private let lines = Mutex<[String]>([])

    func hold(_ line: String) { lines.withLock { $0.append(line) } }

    /// Prints what was held, in its order.
    func print() {
        for line in lines.withLock({ lines in
            defer { lines = [] }; return lines
        }) { Standard.error(line) }
    }

    func drop() { lines.withLock { $0 = [] } }
}
