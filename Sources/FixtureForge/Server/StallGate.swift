// Where stalled connections wait: they all end when the forge stops.
import Synchronization

/// A gate that is shut while the forge runs. Nobody waits for ever: when too many wait, the one that came first goes.
final class StallGate: Sendable {
    private struct State {
        var isOpen = false
        var next = 0
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    /// Each that waits holds a connection open.
    private static let limit = 256
    private let state = Mutex(State())

    /// Returns when the gate opens, the task is cancelled, or too many others came after.
    func wait() async {
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let released = state.withLock { state -> CheckedContinuation<Void, Never>? in
                    if state.isOpen || Task.isCancelled { return continuation }
                    state.waiting[number] = continuation
                    guard state.waiting.count > Self.limit, let first = state.waiting.keys.min() else { return nil }
                    return state.waiting.removeValue(forKey: first)
                }
                released?.resume()
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: number) }?.resume()
        }
    }

    /// Lets everyone through, now and later.
    func open() {
        let all = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
        for continuation in all { continuation.resume() }
    }

    /// Makes everyone wait who comes from now on.
    func shut() { state.withLock { $0.isOpen = false } }
}
