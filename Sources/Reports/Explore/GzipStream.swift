// Compresses a text that is never held as a whole.

import CZlib

/// Text in, the bytes of a gzip file out, a piece at a time. Used by one thread.
///
/// The bytes depend on the text and on zlib's version alone: no time and no name is in them.
final class GzipStream {
    private static let capacity = 48 * 1_024

    private let output: (ArraySlice<UInt8>) -> Void
    private let stream: UnsafeMutablePointer<z_stream>
    private var buffer = [UInt8](repeating: 0, count: GzipStream.capacity)

    /// `output` gets each piece of the file.
    init(_ output: @escaping (ArraySlice<UInt8>) -> Void) throws(ReportsError) {
        self.output = output
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard forgeaudit_gzip_begin(stream) == Z_OK else {
            throw ReportsError(.markup, "can't compress the explorer's data: zlib is out of memory")
        }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
            // zlib reads through this pointer only, and not beyond this call.
            stream.pointee.next_in = UnsafeMutablePointer(mutating: base)
            stream.pointee.avail_in = UInt32(clamping: bytes.count)
            run(Z_NO_FLUSH)
        }
    }

    /// Ends the file; nothing may be written after it.
    func finish() {
        stream.pointee.next_in = nil
        stream.pointee.avail_in = 0
        run(Z_FINISH)
    }

    private func run(_ flush: Int32) {
        var free: UInt32 = 0
        repeat {
            buffer.withUnsafeMutableBufferPointer { space in
                stream.pointee.next_out = space.baseAddress
                stream.pointee.avail_out = UInt32(space.count)
                deflate(stream, flush)
            }
            free = stream.pointee.avail_out
            let count = buffer.count - Int(free)
            if count > 0 { output(buffer[..<count]) }
        } while free == 0
    }
}
