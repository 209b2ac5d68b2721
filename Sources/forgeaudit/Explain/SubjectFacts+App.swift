// Every fact that a snapshot holds of a GitHub App, of an installation that it lists, and of a secret.

import Inventory

extension SubjectFacts {
    static func app(_ subject: AppSubject) -> FactLines {
        var facts = FactLines()
        facts.add("forge", "\(subject.forge.kind.title) at \(subject.forge.apiURL)")
        facts.add("app", subject.app) { "\($0.slug) (\($0.id)), asks for \(FactLines.permissions($0.permissions))" }
        facts.add("required events", FactLines.list(subject.requiredEvents))
        facts.add("webhook", subject.hook) { hook in
            guard let hook else { return "none" }
            let tls = hook.tlsVerification.map { $0 ? "TLS verified" : "TLS not verified" } ?? "TLS not told"
            let secret = hook.hasSecret.map { $0 ? "with a secret" : "without a secret" } ?? "secret not told"
            return "\(hook.url) (\(tls), \(secret))"
        }
        facts.add("deliveries", subject.deliveries) { deliveries in
            let newest = deliveries.max { $0.deliveredAt < $1.deliveredAt }
            let failed = deliveries.count { !$0.succeeded }
            let last = newest.map { ", the newest at \(Timestamp.format($0.deliveredAt)): \($0.status)" } ?? ""
            return "\(deliveries.count) seen, \(failed) failed\(last)"
        }
        let requests = subject.requests.rows.map { "\($0.account) since \(Timestamp.format($0.createdAt))" }
        facts.add(
            "requests", subject.requests.gap.map(FactLines.text) ?? FactLines.list(requests.prefix(10).map { $0 }))
        return facts
    }

    static func appInstallation(_ subject: AppInstallationSubject) -> FactLines {
        var facts = FactLines()
        facts.add("installation", subject.installation) { "\($0.id) on \($0.accountKind.name) \($0.account)" }
        facts.add("attached by", FactLines.list(subject.attachedBy))
        return facts
    }

    static func secret(_ subject: SecretSubject) -> FactLines {
        var facts = FactLines()
        switch subject.place {
        case .file(let readableByOthers):
            facts.add("kept in", "a file")
            facts.add("others can read it", readableByOthers)
        case .elsewhere: facts.add("kept in", "no file")
        }
        return facts
    }
}
