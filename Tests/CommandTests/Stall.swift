// Holds a forge's answers back until a test has done what it wants to do meanwhile.
import FixtureForge

/// A gate in front of the answers about webhooks, which come when an import is well under way.
final class Stall: Sendable {
    private let arrivals: AsyncStream<Void>
    private let arrive: AsyncStream<Void>.Continuation
    private let gate: Task<Void, Never>
    private let opening: AsyncStream<Void>.Continuation

    init() {
        (arrivals, arrive) = AsyncStream.makeStream(of: Void.self)
        let (open, opening) = AsyncStream.makeStream(of: Void.self)
        self.opening = opening
        gate = Task { for await _ in open {} }
    }

    /// A gate that nobody opened would wait for ever.
    deinit { opening.finish() }

    var fault: Fault {
        Fault { [self] exchange, answer in
            if exchange.target.contains("/hooks") { await hold() }
            return answer
        }
    }

    /// Waits at the gate.
    func hold() async {
        arrive.yield()
        await gate.value
    }

    /// Returns when a request waits at the gate, or none will come any more.
    func reached() async {
        for await _ in arrivals { return }
    }

    /// Tells that no request will come any more.
    func giveUp() { arrive.finish() }

    /// Lets every answer pass, now and later.
    func open() { opening.finish() }
}
