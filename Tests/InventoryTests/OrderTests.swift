// Tests of the orders on which thresholds rest.

import Inventory
import Testing

struct OrderTests {
    @Test("severities rise from info to critical")
    func severities() {
        #expect(Severity.allCases.sorted() == [.info, .low, .medium, .high, .critical])
        #expect(Severity.allCases.map(\.rank) == [0, 1, 2, 3, 4])
    }

    @Test("roles rise from viewer to owner")
    func roles() {
        #expect(PlatformRole.allCases.shuffled().sorted() == [.viewer, .maintainer, .owner])
    }

    @Test("every fact says what it takes to read it", arguments: Fact.allCases)
    func facts(fact: Fact) {
        #expect(!fact.endpoint.isEmpty)
        #expect(!fact.permission.isEmpty)
    }

    @Test("service accounts are known by GitLab's name for them")
    func serviceAccounts() {
        func user(_ name: String) -> TokenUser {
            TokenUser(id: 1, username: name, state: nil, isAdministrator: false, bot: nil, webURL: nil)
        }
        #expect(user("service_account_group_9_ab").isServiceAccount)
        #expect(!user("project_9_bot_ab").isServiceAccount)
        #expect(!user("my_service_account_").isServiceAccount)
    }
}
