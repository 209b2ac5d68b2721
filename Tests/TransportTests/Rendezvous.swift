// Lets threads wait for each other.

import Foundation

/// Holds each caller until `size` of them are there. `@unchecked Sendable`: the condition guards both counters.
final class Rendezvous: @unchecked Sendable {
    private let size: Int
    private let condition = NSCondition()
    private var waiting = 0
    private var round = 0

    init(of size: Int) { self.size = size }

    func meet() {
        condition.withLock {
            waiting += 1
            if waiting == size {
                waiting = 0
                round += 1
                condition.broadcast()
                return
            }
            let mine = round
            while mine == round { condition.wait() }
        }
    }
}
