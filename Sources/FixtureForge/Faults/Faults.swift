// All the trouble that one forge makes.

/// Faults for a forge, in the order in which they are laid upon an answer. They count requests: a forge needs its own.
///
///     FixtureForge(fleet: fleet, faults: Faults([FaultSpec(.status(502), route: "GET /projects", times: 2)]))
package final class Faults: Sendable {
    let armed: [ArmedFault]

    /// Arms the faults. What they say is checked when a forge is made with them.
    package init(_ specs: [FaultSpec]) { armed = specs.map { ArmedFault($0) } }

    /// Arms faults that are written as on the command line. Throws `FixtureForgeError`.
    package convenience init(parsing texts: [String]) throws {
        self.init(try texts.map { try FaultSpec(parsing: $0) })
    }

    /// Throws `FixtureForgeError` where a fault contradicts itself, or names a route or credential that isn't there.
    func check(_ fleet: Fleet) throws {
        for fault in armed { try FaultCheck(fault.spec).check(fleet) }
    }

    /// The fleet with the ids that the standing faults give it.
    func altered(_ fleet: Fleet) -> Fleet {
        standing.reduce(fleet) { fleet, spec in
            guard case .bigIDs(let offset) = spec.kind else { return fleet }
            return fleet.addingToRepositoryIDs(offset, of: spec.forge)
        }
    }

    /// How many seconds a forge's clock is ahead.
    func skew(of forge: ForgeName) -> Int {
        standing.reduce(0) { sum, spec in
            guard case .skew(let seconds) = spec.kind, (spec.forge ?? forge) == forge else { return sum }
            return sum + seconds
        }
    }

    /// The answer that is really sent, and the names of the faults that made it so.
    func change(_ original: Answer, in scene: FaultScene) -> (answer: Answer, fired: [String]) {
        var answer = original
        var fired = standing.filter { ($0.forge ?? scene.forge) == scene.forge }.map { $0.kind.description }
        for fault in armed {
            guard let family = fault.family else { continue }
            family.observe(original, in: scene)
            guard
                fault.spec.matches(
                    forge: scene.forge, route: scene.route, credential: scene.credential, query: scene.request.query),
                fault.spec.page.map({ $0 == scene.page }) ?? true, let change = family.change(answer, in: scene),
                fault.strikes(
                    credential: scene.credential, request: "\(scene.request.method) \(scene.request.target)")
            else { continue }
            answer = change.answer
            if change.isNoted { fired.append(fault.spec.kind.description) }
        }
        return (answer, fired)
    }

    private var standing: [FaultSpec] { armed.map { $0.spec }.filter { $0.kind.isStanding } }
}
