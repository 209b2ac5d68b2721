// The place for signatures, kept on one printed page.

import Snapshots

struct SignOffSection: ReportSection {
    let contents: ReportContents

    var anchor: String { "sign-off" }
    var title: String { "Sign-off" }

    func write(_ page: HTMLPage) {
        page.paragraph(
            "This sign-off is about the snapshot and the policy below, and about no other state. Compare the "
                + "digests with "
                + "those of the files that were reviewed.")
        page.markup.element("dl", [("class", "facts")]) {
            page.entry("Snapshot's content, SHA-256") { page.code(contents.run.contentSHA256) }
            page.entry("Policy, SHA-256") { page.code(contents.audit.policySHA256) }
            page.entry("Rules, SHA-256") { page.code(contents.audit.rulesSHA256) }
        }
        page.table(
            "Signatures", [.init("Role"), .init("Name"), .init("Date"), .init("Signature")], class: "signatures"
        ) {
            page.markup.element("tbody") {
                for role in ["Prepared by", "Reviewed by", "Accepted by"] {
                    page.markup.element("tr") {
                        page.rowHeader { page.markup.text(role) }
                        for _ in 0..<3 { page.cell("") }
                    }
                }
            }
        }
    }
}
