// What came of a request: a parsed body, or the reason why there is none.

import Inventory
import JSON

/// The end of an exchange as the sources see it.
struct Answer {
    /// A body that is JSON, or the gap that its absence makes.
    enum Outcome {
        case body(JSONDocument)
        /// What the caller had taken out of the body.
        case taken(any Sendable)
        case problem(Unreadable)
    }

    let exchange: ExchangeID
    let status: Int?
    let headers: [String: String]
    /// The error's own words, cleaned; empty where it has none.
    let message: String
    let outcome: Outcome

    init(
        exchange: ExchangeID, status: Int?, headers: [String: String], message: String, outcome: Outcome
    ) {
        self.exchange = exchange
        self.status = status
        self.headers = headers
        self.message = message
        self.outcome = outcome
    }

    /// Nothing was sent, so there is no exchange; the reason may name the one that led to it.
    init(unsent reason: Unreadable) {
        self.init(
            exchange: reason.exchange ?? 0, status: nil, headers: [:], message: reason.message,
            outcome: .problem(reason))
    }

    var body: JSONValue? {
        if case .body(let document) = outcome { document.root } else { nil }
    }

    var taken: (any Sendable)? {
        if case .taken(let value) = outcome { value } else { nil }
    }

    var problem: Unreadable? {
        if case .problem(let problem) = outcome { problem } else { nil }
    }

    /// Whether the forge itself says that there is no such thing: a proxy's 404 isn't in its words.
    var isNotFound: Bool { status == 404 && !message.isEmpty }

    /// The gap for a body whose shape isn't the documented one.
    func malformed(_ fact: Fact, _ detail: String) -> Unreadable {
        Unreadable(
            fact, .malformed, "The forge\'s answer doesn't have the documented form: \(detail)", exchange: exchange)
    }
}
