// Moves an observation's evidence to the row under which it was kept.

import Inventory

extension Observed {
    /// The same with its exchange replaced where `aliases` has another id for it.
    func movingExchange(_ aliases: [ExchangeID: ExchangeID]) -> Observed<Value> {
        guard let exchange, let kept = aliases[exchange] else { return self }
        switch self {
        case .known(let value, _):
            return .known(value, kept)
        case .unreadable(let gap):
            return .unreadable(
                Unreadable(
                    gap.fact, gap.cause, gap.message, missingPermission: gap.missingPermission, exchange: kept))
        }
    }
}
