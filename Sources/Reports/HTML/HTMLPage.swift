// The building blocks of the page: sections, tables, status words with their shapes, links.

import Foundation
import Inventory

/// Writes the parts that look the same everywhere. Nothing here decides what is reported.
struct HTMLPage {
    let markup: MarkupWriter
    let site: HTMLSite
    let place: PagePlace

    /// A table's column; numbers are aligned at the right.
    struct Column {
        let title: String
        let numeric: Bool

        init(_ title: String, numeric: Bool = false) {
            self.title = title
            self.numeric = numeric
        }
    }

    func write(_ section: any ReportSection) throws {
        let attributes: [MarkupWriter.Attribute] = [
            ("id", section.anchor), ("aria-labelledby", "\(section.anchor)-title"),
        ]
        try markup.element("section", attributes) {
            markup.element("h2", [("id", "\(section.anchor)-title")], text: section.title)
            if section.isFilterable { tools(for: section.anchor, opens: section.hasEvidence) }
            try section.write(self)
        }
    }

    /// Controls that need the script, which shows them: without it they would do nothing.
    func tools(for anchor: String, opens: Bool) {
        markup.element("div", [("class", "tools"), ("hidden", "hidden"), ("data-tools", anchor)]) {
            markup.element("label", [("for", "filter-\(anchor)")], text: "Filter")
            markup.element("input", [("type", "search"), ("id", "filter-\(anchor)"), ("autocomplete", "off")])
            if opens { markup.element("button", [("type", "button")], text: "Open all evidence") }
            markup.element("span", [("class", "matches"), ("role", "status")])
        }
    }

    /// A list of names to unfold, one a line; `total` of them, of which `names` are the first.
    func names(_ summary: String, _ names: [String], of total: Int, rest: String) {
        guard !names.isEmpty else { return }
        markup.element("details", [("class", "names")]) {
            markup.element("summary", text: summary)
            let more = total > names.count ? ["and \(Wording.number(total - names.count)) more: \(rest)"] : []
            markup.element("p", text: (names.map { VisibleText.line($0, limit: 160) } + more).joined(separator: ",\n"))
        }
    }

    func paragraph(_ text: String, class name: String? = nil) {
        markup.element("p", Self.classed(name), text: text)
    }

    func span(_ text: String, class name: String) { markup.element("span", [("class", name)], text: text) }

    func code(_ text: String) { markup.element("code", text: text) }

    /// A table in a region that scrolls by itself on narrow screens; `caption` names both and must be unique.
    func table(_ caption: String, _ columns: [Column], class name: String? = nil, _ rows: () throws -> Void) rethrows {
        let region: [MarkupWriter.Attribute] = [
            ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", caption),
        ]
        try markup.element("div", region) {
            try markup.element("table", Self.classed(name)) {
                markup.element("caption", text: caption)
                markup.element("thead") {
                    markup.element("tr") {
                        for column in columns {
                            let attributes: [MarkupWriter.Attribute] = [("scope", "col")]
                            markup.element(
                                "th", attributes + Self.classed(column.numeric ? "number" : nil), text: column.title)
                        }
                    }
                }
                try rows()
            }
        }
    }

    /// The cell that names its row.
    func rowHeader(id: String? = nil, _ content: () -> Void) {
        markup.element("th", [("scope", "row")] + (id.map { [("id", $0)] } ?? [])) { content() }
    }

    func cell(_ text: String) { markup.element("td", text: text) }

    func cell(_ content: () -> Void) { markup.element("td") { content() } }

    /// A count; zero is shown, but quietly. `emphasis` colours one that isn't zero.
    func number(_ number: Int, emphasis: String? = nil) {
        let name = number == 0 ? "number zero" : emphasis.map { "number \($0)" } ?? "number"
        markup.element("td", [("class", name)], text: Wording.number(number))
    }

    /// A row over the whole width that names the group below it.
    func groupRow(columns: Int, id: String? = nil, _ content: () -> Void) {
        let attributes: [MarkupWriter.Attribute] = [("class", "group")]
        markup.element("tr", attributes + (id.map { [("id", $0)] } ?? [])) {
            markup.element("th", [("scope", "rowgroup"), ("colspan", String(columns))]) { content() }
        }
    }

    /// A shape of the sprite; decoration only, a word always stands beside it.
    func icon(_ icon: StatusIcon, class name: String = "icon") {
        let attributes: [MarkupWriter.Attribute] = [
            ("class", name), ("width", "16"), ("height", "16"), ("aria-hidden", "true"), ("focusable", "false"),
        ]
        markup.element("svg", attributes) { markup.element("use", [("href", "#\(icon.anchor)")]) }
    }

    /// A status as shape and word.
    func status(_ icon: StatusIcon, _ word: String) {
        markup.element("span", [("class", "status \(icon.rawValue)")]) {
            self.icon(icon)
            markup.text(word)
        }
    }

    func chip(_ severity: Severity) {
        span(Wording.sentence(severity.rawValue), class: "chip \(severity.rawValue)")
    }

    /// A link to an anchor of the first page, or of the single file.
    func link(to anchor: String, _ text: String, class name: String? = nil) {
        markup.element("a", [("href", "\(place.first)#\(anchor)")] + Self.classed(name), text: text)
    }

    /// A link to an anchor of this page.
    func link(here anchor: String, _ text: String, class name: String? = nil) {
        markup.element("a", [("href", "#\(anchor)")] + Self.classed(name), text: text)
    }

    /// A link to the integration's or App's own page; in a single file, to its row of the table of coverage.
    func link(to home: SubjectHome, class name: String? = nil) {
        let target =
            switch site.packaging {
            case .folder: place.pages + site.pageName(of: home)
            case .file: "#i-\(site.contents.slug(home))"
            }
        markup.element("a", [("href", target)] + Self.classed(name), text: home.title)
    }

    /// A link to a file in the reports' folder.
    func link(file: String, _ text: String, class name: String? = nil) {
        markup.element("a", [("href", place.root + file)] + Self.classed(name), text: text)
    }

    /// `text` as a link where `url` is one that may be followed, else as text.
    func subject(_ text: String, url: String?, class name: String) {
        if let url = ExternalLink.of(url) {
            markup.element("a", [("class", name), ("href", url), ("rel", "noreferrer noopener")], text: text)
        } else {
            span(text, class: name)
        }
    }

    /// A term and its description, kept together.
    func entry(_ term: String, class name: String? = nil, _ content: () -> Void) {
        markup.element("div", Self.classed(name)) {
            markup.element("dt", text: term)
            markup.element("dd") { content() }
        }
    }

    /// Text in which what stands between two backticks is code, as the rules' texts are written.
    func prose(_ text: String) {
        guard text.utf8.contains(UInt8(ascii: "`")) else { return markup.text(text) }
        let parts = text.split(separator: "`", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            // A backtick without its partner stays one.
            if index % 2 == 1, index < parts.count - 1 {
                code(String(part))
            } else {
                markup.text(index % 2 == 1 ? "`\(part)" : String(part))
            }
        }
    }

    func entry(_ term: String, _ text: String) { entry(term) { markup.text(text) } }

    static func classed(_ name: String?) -> [MarkupWriter.Attribute] { name.map { [("class", $0)] } ?? [] }
}
