// A body that does not end as its head announced, or that is too large to be held in memory.
import FlyingSocks

/// Bytes for the server to send: some that are there, or filler, and then an end of one kind or another.
struct FaultyBody: AsyncBufferedSequence {
    typealias Element = UInt8

    /// What happens behind the bytes. An error makes the server close the connection.
    enum End: Sendable {
        case proper
        case closed
        case stalled(StallGate)
    }

    private let bytes: [UInt8]
    private let filler: Int
    private let end: End

    /// `bytes`, and then the end.
    init(_ bytes: [UInt8], end: End) {
        self.bytes = bytes
        filler = 0
        self.end = end
    }

    /// A JSON array of `pairs` + 1 zeros, in 2 * `pairs` + 3 bytes.
    init(zeros pairs: Int) {
        bytes = [UInt8(ascii: "[")]
        filler = pairs
        end = .proper
    }

    func makeAsyncIterator() -> Iterator { Iterator(bytes: bytes, filler: filler, end: end) }

    /// Hands the bytes out in chunks.
    struct Iterator: AsyncBufferedIteratorProtocol {
        private struct Cut: Error {}

        private static let pairs = Array(repeating: [UInt8(ascii: "0"), UInt8(ascii: ",")], count: 32_768).flatMap {
            $0
        }
        private var bytes: ArraySlice<UInt8>
        private var filler: Int
        private let end: End
        private var hasTail: Bool

        init(bytes: [UInt8], filler: Int, end: End) {
            self.bytes = bytes[...]
            self.filler = filler
            self.end = end
            hasTail = filler > 0
        }

        mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

        mutating func nextBuffer(suggested count: Int) async throws -> ArraySlice<UInt8>? {
            if bytes.isEmpty { refill() }
            guard bytes.isEmpty else {
                let chunk = bytes.prefix(Swift.max(1, count))
                bytes.removeFirst(chunk.count)
                return chunk
            }
            switch end {
            case .proper: return nil
            case .closed: throw Cut()
            case .stalled(let gate):
                await gate.wait()
                throw Cut()
            }
        }

        private mutating func refill() {
            if filler > 0 {
                let count = Swift.min(filler, Self.pairs.count / 2)
                filler -= count
                bytes = Self.pairs.prefix(2 * count)
            } else if hasTail {
                hasTail = false
                bytes = Array("0]".utf8)[...]
            }
        }
    }
}
