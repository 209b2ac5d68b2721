// The file that a text report is streamed into.

import Foundation

/// Collects text in one buffer and writes it when the buffer is full, so that memory doesn't grow with the file.
///
/// A failure is kept, later calls do nothing, and `finish()` throws it: what writes a report needn't `try` each piece.
/// Used by one thread at a time.
final class TextFile {
    /// Bytes written so far.
    private(set) var size = 0

    private static let capacity = 64 * 1_024
    let sink: FileSink
    private var buffer: [UInt8] = []

    init(creating file: URL) throws(ReportsError) {
        sink = try FileSink(creating: file)
        buffer.reserveCapacity(Self.capacity + 4_096)
    }

    /// Appends `text` as UTF-8, exactly as it is.
    func write(_ text: String) {
        let before = buffer.count
        buffer.append(contentsOf: text.utf8)
        size += buffer.count - before
        if buffer.count >= Self.capacity { flush() }
    }

    /// Appends `text` as a string of JSON.
    func write(quoted text: String) {
        guard JSONText.isPlain(text) else { return write(JSONText.quoted(text)) }
        buffer.append(UInt8(ascii: "\""))
        buffer.append(contentsOf: text.utf8)
        buffer.append(UInt8(ascii: "\""))
        size += text.utf8.count + 2
        if buffer.count >= Self.capacity { flush() }
    }

    /// Writes what is left, brings it to disk and closes the file.
    func finish() throws(ReportsError) {
        flush()
        sink.close()
        if let failure = sink.failure {
            throw ReportsError(
                .disk, "can't write the report \(sink.file.path): \(String(cString: strerror(failure)))")
        }
    }

    private func flush() {
        if sink.failure == nil && !buffer.isEmpty { _ = buffer.withUnsafeBytes { sink.write($0) } }
        buffer.removeAll(keepingCapacity: true)
    }
}
