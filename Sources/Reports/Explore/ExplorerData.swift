// The data of the explorer: every result that isn't a pass, as compressed JSON.

import Inventory
import Snapshots

/// `{"rules": […], "homes": […], "rows": […]}`. A row is a list: status, severity (their places in `statuses` and
/// `severities`), rule and home (their places in those lists), page, anchor, subject, reason, observed, expected. Texts
/// are shown ones already: what hides or reorders text is an escape.
struct ExplorerData {
    let site: HTMLSite

    /// Thrown where the data outgrows its limit.
    struct TooLarge: Error {}

    static let statuses = ["Failed", "Not verified", "Waived"]
    static let severities = Severity.allCases.map { Wording.sentence($0.rawValue) }

    /// Writes the data in base 64, a piece at a time; throws `TooLarge` beyond `limit` bytes of it.
    func write(to markup: MarkupWriter, limit: Int) throws {
        var base64 = Base64Stream()
        var size = 0
        let gzip = try GzipStream { bytes in
            let text = base64.add(bytes)
            size += text.utf8.count
            if size <= limit { markup.raw(text) }
        }
        gzip.write(head)
        var first = true
        for (index, audited) in site.contents.homes.enumerated() {
            var number = 0
            for kind in ResultKind.allCases where kind.count(in: site.contents.tallies.of(audited.home)) > 0 {
                var query = kind.query(audited.home)
                query.evidence = false
                try site.contents.snapshot.forEachFinding(query) { finding in
                    gzip.write(first ? "\n" : ",\n")
                    gzip.write(row(finding, kind, home: index, page: number / HTMLSite.pageLimit + 1))
                    (first, number) = (false, number + 1)
                    if size > limit { throw TooLarge() }
                }
            }
        }
        gzip.write("\n]}\n")
        gzip.finish()
        let end = base64.end()
        guard size + end.utf8.count <= limit else { throw TooLarge() }
        markup.raw(end)
    }

    private var head: String {
        let rules = site.contents.rules.map { "[\(JSONText.quoted($0.id)),\(Self.text($0.title, 160))]" }
        let homes = site.contents.homes.map { audited in
            let (home, folder) = (audited.home, HTMLSite.pageFolder + "/")
            let prefix = folder + site.pagePrefix(of: home)
            return "[\(Self.text(home.title, 200)),\(JSONText.quoted(folder + site.pageName(of: home)))"
                + ",\(JSONText.quoted(prefix))]"
        }
        func list(_ texts: [String]) -> String { texts.map(JSONText.quoted).joined(separator: ",") }
        return "{\"statuses\":[\(list(Self.statuses))],\"severities\":[\(list(Self.severities))],"
            + "\"rules\":[\(rules.joined(separator: ","))],\"homes\":[\(homes.joined(separator: ","))],\"rows\":["
    }

    private func row(_ finding: FindingRecord, _ kind: ResultKind, home: Int, page: Int) -> String {
        let status = ResultKind.allCases.firstIndex(of: kind) ?? 0
        let rule = site.contents.place(ofRule: finding.rule) ?? 0
        let expected = finding.expected ?? finding.missing?.permission.map { "missing permission: \($0)" } ?? ""
        return "[\(status),\(finding.severity.rank),\(rule),\(home),\(page),"
            + "\(JSONText.quoted(FindingView.anchor(finding))),\(Self.text(finding.subject, 300)),"
            + "\(Self.text(finding.reason, 300)),\(Self.text(finding.observed ?? "", 300)),\(Self.text(expected, 300))]"
    }

    private static func text(_ text: String, _ limit: Int) -> String {
        JSONText.quoted(VisibleText.line(text, limit: limit))
    }
}
