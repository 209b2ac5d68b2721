// Bodies that aren't what they should be, with status 200.
import Inventory

enum BodyFaults {
    static let cases: [FaultCase] = lists(.repositories, "github") + lists(.projects, "gitlab") + others

    private static func lists(_ place: Place, _ forge: String) -> [FaultCase] {
        [
            ("broken JSON", "invalidJSON", "isn't JSON"), ("no body", "emptyBody", "isn't JSON"),
            ("a body of 50 MiB", "hugeBody(50)", "larger than allowed"), ("deep JSON", "deepJSON", "isn't JSON"),
            ("bytes that aren't UTF-8", "invalidUTF8", "isn't JSON"), ("a sign-in page", "htmlOK", "isn't JSON"),
        ].map { FaultCase("\(forge): \($0.0) in place of the list", place, $0.1, .failed($0.2)) }
    }

    private static let others: [FaultCase] = [
        FaultCase("github: deep JSON once", .repositories, "deepJSON; times=1", .recovers(1)),
        FaultCase(
            "gitlab: a huge list of hooks", .hooks, "hugeBody(40); times=1",
            .complete(without: .projectHooks, .malformed, unverified: []).with { $0.status = 3 }),
        FaultCase(
            "gitlab: a sign-in page for the token", .token, "htmlOK",
            .complete(
                without: .token, .malformed, unverified: ["gitlab-token-scope-missing"])),
        FaultCase("github: half a surrogate pair", .repositories, "loneSurrogate", .failed("isn't JSON")),
        FaultCase("gitlab: half a surrogate pair", .projects, "loneSurrogate", .failed("isn't JSON")),
        FaultCase("github: keys twice", .repositories, "duplicateKeys", .failed("isn't JSON")),
        FaultCase("gitlab: keys twice", .projects, "duplicateKeys", .failed("isn't JSON")),
    ]
}
