// One change as an object of the JSON document.

import Changes
import Inventory
import Snapshots

/// Keys that don't apply to a change are left out. The properties' names in snake case are the document's keys.
struct DiffEntry: Encodable {
    /// One side of a change; only what the kind of change has.
    struct State: Encodable {
        var verdict: String?
        var severity: String?
        var waived: Bool?
        var level: String?
        var path: String?
        var importState: String?
    }

    /// `finding`, `repository`, `credential` or `integration`.
    let about: String
    let change: String
    var integration: String?
    /// The App's name, where the finding belongs to an App and to no single integration.
    var app: String?
    var fingerprint: String?
    var rule: String?
    var subjectKind: String?
    var subject: String?
    var forgeId: Int64?
    var before: State?
    var after: State?
    var lastSeenAt: String?
    var because: String?
}

extension DiffEntry {
    init(_ change: Change) {
        switch change {
        case .finding(let finding): self.init(finding)
        case .repository(let repository):
            self.init(
                about: "repository", change: repository.kind.rawValue, integration: repository.integration,
                subject: repository.path, forgeId: repository.forgeID,
                before: repository.earlierPath.map { State(path: $0) })
        case .credential(let credential):
            self.init(
                about: "credential", change: credential.kind.rawValue, integration: credential.integration,
                subjectKind: credential.subject.rawValue, subject: credential.name,
                before: credential.before.map { State(level: $0.description) },
                after: credential.after.map { State(level: $0.description) })
        case .integration(let integration):
            self.init(
                about: "integration", change: integration.kind.rawValue, integration: integration.integration,
                before: integration.before.map { State(importState: $0.rawValue) },
                after: integration.after.map { State(importState: $0.rawValue) })
        }
    }

    private init(_ finding: FindingChange) {
        let either = finding.finding
        self.init(
            about: "finding", change: finding.kind.rawValue, integration: either?.home.integration,
            app: either?.home.app,
            fingerprint: either?.fingerprint, rule: either?.rule, subjectKind: either?.subjectKind.rawValue,
            subject: either?.subject, forgeId: either?.subjectForgeID, before: finding.before.map { State($0) },
            after: finding.after.map { State($0) }, lastSeenAt: finding.lastSeen,
            because: finding.absence?.rawValue)
    }
}

extension DiffEntry.State {
    fileprivate init(_ state: FindingState) {
        self.init(
            verdict: state.isFail ? "fail" : "unverified", severity: state.severity.rawValue, waived: state.waived)
    }
}
