// Refuses faults that could never fire: routes that no forge has, credentials that no fleet has, conditions that clash.

/// Checks one specification.
struct FaultCheck {
    private let spec: FaultSpec

    init(_ spec: FaultSpec) { self.spec = spec }

    /// Throws `FixtureForgeError` where the specification contradicts itself or names what isn't there.
    /// - Parameter fleet: whose credentials there are; nil: not known yet.
    func check(_ fleet: Fleet? = nil) throws {
        if let problem = spec.kind.problem { throw error(problem, "correct the value") }
        if spec.from < 1 || (spec.times ?? 1) < 1 || (spec.page ?? 1) < 1 {
            throw error("page, from and times count from 1", "give a number above 0")
        }
        if let only = spec.kind.forge, let forge = spec.forge, only != forge {
            throw error("\(forge.rawValue) knows no such trouble", "write forge=\(only.rawValue), or leave it out")
        }
        if spec.kind.isStanding, spec != FaultSpec(spec.kind, forge: spec.forge) {
            throw error("it holds for a forge as a whole", "give no other field than forge")
        }
        try checkRoute()
        try checkCredential(fleet)
    }

    private func checkRoute() throws {
        let forges = spec.forge.map { [$0] } ?? ForgeName.allCases
        let all = forges.flatMap { $0.routes }
        if let route = spec.route, !all.contains(where: { FaultSpec.takes(route, $0) }) {
            throw error("no route is called \"\(route)\"", NearestWord.advice(route, in: all))
        }
        if let route = spec.route, let asking = spec.kind.askedBy,
            !asking.contains(where: { FaultSpec.takes(route, $0) })
        {
            throw error("it has no effect on \"\(route)\"", NearestWord.advice(route, in: asking))
        }
    }

    private func checkCredential(_ fleet: Fleet?) throws {
        guard let credential = spec.credential else { return }
        let kinds = ["app", "installation", "token", "none", "unknown"]
        let first = credential.split(separator: " ").first.map { String($0) } ?? ""
        if !credential.hasSuffix("*"), !kinds.contains(first) {
            throw error("\"\(credential)\" is no credential", NearestWord.advice(first, in: kinds))
        }
        guard let fleet else { return }
        let names =
            ["none", "unknown"] + (fleet.gitHub?.apps ?? []).map { "app \($0.key)" }
            + (fleet.gitHub?.installations ?? []).map { "installation \($0.id)" }
            + (fleet.gitLab?.tokens ?? []).map { "token \($0.name)" }
        if !names.contains(where: { FaultSpec.takes(credential, $0) }) {
            throw error("the fleet has no credential \"\(credential)\"", NearestWord.advice(credential, in: names))
        }
    }

    private func error(_ problem: String, _ advice: String) -> FixtureForgeError {
        FixtureForgeError(subject: "fault \"\(spec)\"", problem: problem, advice: advice)
    }
}
