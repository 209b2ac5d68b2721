// The file that a text report is streamed into.

import Foundation

/// Collects text in one buffer and writes it when the buffer is full, so that memory doesn't grow with the file.
///
/// A failure is kept, later calls do nothing, and `finish()` throws it: what writes a report needn't `try` each piece.
/// Used by one thread at a time.
final class TextFile {
    /// Bytes written so far.
    var size: Int { flushed + held }

    let sink: FileSink
    /// Bare memory: an array is checked for who else holds it at each of the millions of small pieces.
    private let buffer: UnsafeMutableRawBufferPointer
    private var held = 0
    private var flushed = 0

    init(creating file: URL) throws(ReportsError) {
        sink = try FileSink(creating: file)
        buffer = .allocate(byteCount: 64 * 1_024, alignment: 16)
    }

    deinit { buffer.deallocate() }

    /// Appends `text` as UTF-8, exactly as it is.
    func write(_ text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    /// Appends `text` as a string of JSON.
    func write(quoted text: String) {
        guard JSONText.isPlain(text) else { return write(JSONText.quoted(text)) }
        append("\"")
        write(text)
        append("\"")
    }

    /// Appends what the program itself says.
    func append(_ text: StaticString) {
        append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private func append(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes
        while rest.count > buffer.count - held {
            let part = buffer.count - held
            UnsafeMutableRawBufferPointer(rebasing: buffer[held...]).copyMemory(from: .init(rebasing: rest[..<part]))
            held = buffer.count
            rest = UnsafeRawBufferPointer(rebasing: rest[part...])
            flush()
        }
        UnsafeMutableRawBufferPointer(rebasing: buffer[held...]).copyMemory(from: rest)
        held += rest.count
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
        if sink.failure == nil && held > 0 { _ = sink.write(UnsafeRawBufferPointer(rebasing: buffer[..<held])) }
        flushed += held
        held = 0
    }
}
