// A fact read from a forge, or the reason why it could not be read.

/// Forces whoever uses a fact to say what its absence means: an unreadable fact can never pass for a good one.
package enum Observed<Value: Sendable>: Sendable {
    /// The value, and the exchange that showed it (nil for what the config says).
    case known(Value, ExchangeID?)
    case unreadable(Unreadable)

    /// The value, where it is known.
    package var value: Value? {
        if case .known(let value, _) = self { value } else { nil }
    }

    /// The exchange behind the value or behind the refusal.
    package var exchange: ExchangeID? {
        switch self {
        case .known(_, let exchange): exchange
        case .unreadable(let reason): reason.exchange
        }
    }

    /// The same fact seen through `transform`; a reason stays as it is.
    package func map<Other: Sendable>(_ transform: (Value) -> Other) -> Observed<Other> {
        switch self {
        case .known(let value, let exchange): .known(transform(value), exchange)
        case .unreadable(let reason): .unreadable(reason)
        }
    }
}

extension Observed: Equatable where Value: Equatable {}
