// Memory of bodies that is used again: nothing of one answer shows in another.

import Testing

@testable import Transport

@Suite("Body pool")
struct BodyPoolTests {
    private func answer(_ pool: BodyPool, _ bytes: [UInt8], length: String?) -> HTTPBody {
        let answer = AnswerBuffer(TransportLimits(), pool)
        var lines = ["HTTP/1.1 200 OK\r\n"]
        if let length { lines.append("Content-Length: \(length)\r\n") }
        for line in lines + ["\r\n"] {
            #expect(Array(line.utf8).withUnsafeBytes { answer.appendHeader($0) })
        }
        #expect(bytes.withUnsafeBytes { answer.append($0) })
        return answer.takeBody()
    }

    @Test("a body that is still read keeps its bytes, one that isn't gives its memory to the next")
    func reuse() {
        let pool = BodyPool()
        let size = 300_000
        let kept = answer(pool, .init(repeating: 1, count: size), length: "\(size)")
        var place: UnsafeRawPointer?
        do {
            let read = answer(pool, .init(repeating: 2, count: size), length: nil)
            read.bytes.withUnsafeBytes { place = $0.baseAddress }
        }
        let next = answer(pool, .init(repeating: 3, count: size - 100), length: "\(size - 100)")
        #expect(next.bytes.withUnsafeBytes { $0.baseAddress } == place)
        #expect(next.bytes == .init(repeating: 3, count: size - 100))
        #expect(kept.bytes == .init(repeating: 1, count: size))
    }

    @Test("what was copied out of a body stays as it was")
    func copies() {
        let pool = BodyPool()
        let copy = answer(pool, .init(repeating: 1, count: 100_000), length: nil).bytes
        let next = answer(pool, .init(repeating: 2, count: 100_000), length: nil)
        #expect(copy == .init(repeating: 1, count: 100_000))
        #expect(next.bytes == .init(repeating: 2, count: 100_000))
    }

    @Test(
        "a length that is announced is no more than a hint",
        arguments: ["-1", "0", "99999999999999", "9223372036854775807", "nine", "-9223372036854775808", "70000"])
    func lengths(_ length: String) {
        #expect(answer(BodyPool(), [1, 2, 3], length: length).bytes == [1, 2, 3])
    }

    @Test("what is huge isn't kept")
    func huge() {
        let pool = BodyPool()
        var body = [UInt8](repeating: 1, count: 3 << 20)
        pool.takeBack(&body)
        #expect(pool.body(expected: nil).capacity == 0)
    }
}
