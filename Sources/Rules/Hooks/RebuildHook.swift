// A webhook that calls the configured rebuild URL.

import Inventory

/// The hook and where it was found.
struct RebuildHook {
    let webhook: Webhook
    /// The group above that holds it; nil where it is the project's own.
    let group: String?
    /// The exchange whose answer listed it.
    let exchange: ExchangeID?

    /// How the hook is called in a finding: its number is in the address of its settings page.
    var label: String {
        group.map { "hook \(webhook.id) of group \($0)" } ?? "project hook \(webhook.id)"
    }

    /// The fact that showed it.
    var fact: Fact { group == nil ? .projectHooks : .groupHooks }

    /// The verdict where the server left out what a rule needs to know of the hook.
    func unverified(_ message: String) -> Verdict {
        .unverified(fact, .unsupported, message, exchange: exchange)
    }
}
