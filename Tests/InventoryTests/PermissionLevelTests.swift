// Tests of the order of GitHub's permission levels.

import Inventory
import Testing

struct PermissionLevelTests {
    @Test("a higher level covers a lower one, never the other way round")
    func covers() {
        let levels: [PermissionLevel] = [.read, .write, .admin]
        for (mine, level) in levels.enumerated() {
            for (theirs, required) in levels.enumerated() {
                #expect(level.covers(required) == (mine >= theirs))
            }
        }
    }

    @Test("a level that GitHub may invent covers only itself, and nothing covers it")
    func unknownLevels() {
        let maintain = PermissionLevel("maintain")
        #expect(maintain.covers(maintain))
        #expect(!maintain.covers(.read))
        #expect(!PermissionLevel.admin.covers(maintain))
        #expect(!maintain.covers(PermissionLevel("triage")))
    }

    @Test("reads and prints the API's spelling", arguments: ["read", "write", "admin", "maintain", "", "READ"])
    func spelling(text: String) {
        #expect(PermissionLevel(text).description == text)
    }

    @Test("case counts: READ isn't read")
    func caseCounts() {
        #expect(PermissionLevel("READ") != .read)
    }
}
