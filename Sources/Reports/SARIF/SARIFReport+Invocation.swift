// The part of report.sarif that says how the run went and what it could not see.

import Inventory
import Snapshots

extension SARIFReport {
    func invocation(_ json: JSONWriter) {
        json.field("executionSuccessful", contents.outcome.incompleteImports == 0)
        json.field("startTimeUtc", Timestamp.format(contents.run.startedAt))
        json.field(
            "endTimeUtc", contents.run.finishedAt.map(Timestamp.format) ?? Timestamp.format(contents.run.startedAt))
        json.array("toolExecutionNotifications") { notifications(json) }
    }

    private func notifications(_ json: JSONWriter) {
        let imports = contents.integrations.filter { VerdictText.isOpen($0.importState) }
        let groups = contents.groups.filter { $0.open > 0 }
        let shown = groups.prefix(max(0, SARIFOptions.notificationLimit - imports.count))
        for integration in imports { notification(of: integration, json) }
        for group in shown { notification(of: group, json) }
        if groups.count > shown.count {
            let rest = groups.dropFirst(shown.count)
            let results = rest.reduce(0) { $0 + $1.open }
            let text =
                "\(Wording.count(results, "result")) more could not be verified for "
                + "\(Wording.count(rest.count, "reason")): see report.json."
            notification(.unverified, level: "warning", text, rule: nil, json)
        }
        if leftOut > 0 {
            let text = "\(Wording.count(leftOut, "finding")) left out: see report.json or results.csv."
            notification(.leftOut, level: "warning", text, rule: nil, json)
        }
    }

    private func notification(of integration: IntegrationRecord, _ json: JSONWriter) {
        let state = integration.importState?.rawValue ?? "interrupted"
        let doubt = integration.importDoubt.map { ": \($0)" } ?? ""
        notification(
            .importNotProven, level: "error", "The import of \(integration.name) is \(state)\(doubt)", rule: nil, json)
    }

    private func notification(of group: UnverifiedGroup, _ json: JSONWriter) {
        let permission = group.missing.permission.map { "; missing: \($0)" } ?? ""
        let text =
            "\(group.rule) could not be verified on \(Wording.count(group.open, "subject")) of \(group.home.text): "
            + "\(group.reason)\(permission)"
        notification(.unverified, level: "warning", text, rule: group.rule, json, results: group.open)
    }

    private func notification(
        _ notice: Notice, level: String, _ text: String, rule: String?, _ json: JSONWriter, results: Int? = nil
    ) {
        json.object(inline: true) {
            json.object("descriptor") {
                json.field("id", notice.rawValue)
                json.field("index", Notice.allCases.firstIndex(of: notice) ?? 0)
            }
            if let rule {
                json.object("associatedRule") {
                    json.field("id", rule)
                    if let place = rules.firstIndex(where: { $0.id == rule }) { json.field("index", place) }
                }
            }
            json.field("level", level)
            json.object("message") { json.field("text", SARIFText.message(text)) }
            if let results { json.object("properties") { json.field("results", results) } }
        }
    }
}
