// Tests of the type that keeps a gap from passing for a value.

import Inventory
import Testing

struct ObservedTests {
    private let gap = Unreadable(.token, .forbidden, "Refused.", missingPermission: "read_api", exchange: 9)

    @Test("a known value is mapped and keeps its exchange")
    func mapsKnown() {
        let length = Observed.known("abc", 7).map(\.count)
        #expect(length == .known(3, 7))
        #expect(length.value == 3)
        #expect(length.exchange == 7)
    }

    @Test("a reason is kept as it is, and the mapping isn't asked")
    func mapsUnreadable() {
        let mapped = Observed<String>.unreadable(gap).map { text in
            Issue.record("asked for \(text)")
            return text.count
        }
        #expect(mapped == .unreadable(gap))
        #expect(mapped.value == nil)
        #expect(mapped.exchange == 9)
    }

    @Test("what the config says has no exchange")
    func configured() {
        #expect(Observed.known(1, nil).exchange == nil)
    }
}
