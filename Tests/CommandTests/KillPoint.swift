// The request at which a test ends a run that is under way.
import FixtureForge
import Synchronization

/// Counts a forge's requests and holds back the answers from a chosen one on. It can be set again and again.
final class KillPoint: Sendable {
    private struct State {
        var requests = 0
        var moment = Int.max
        var stall: Stall?
    }

    private let state = Mutex(State())

    var fault: Fault {
        Fault { [self] _, answer in
            await arrive()?.hold()
            return answer
        }
    }

    /// The requests since it was last set.
    var requests: Int { state.withLock { $0.requests } }

    /// Counts anew and holds back the answer to the request number `moment` and all later ones; without a number, none.
    @discardableResult
    func set(at moment: Int = .max) -> Stall {
        let stall = Stall()
        state.withLock { $0 = State(moment: moment, stall: stall) }
        return stall
    }

    private func arrive() -> Stall? {
        state.withLock { state in
            state.requests += 1
            return state.requests >= state.moment ? state.stall : nil
        }
    }
}
