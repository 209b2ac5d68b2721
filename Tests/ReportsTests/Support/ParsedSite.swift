// All pages of a written report, read back together: what one page names must be on the other.

import Foundation
import TestSupport
import Testing

@testable import Reports

/// The pages of a folder, by their paths within it.
struct ParsedSite {
    let directory: URL
    private(set) var pages: [String: ParsedMarkup] = [:]

    init(_ directory: URL) {
        self.directory = directory
        for name in FileManager.default.subpaths(atPath: directory.path) ?? [] where name.hasSuffix(".html") {
            pages[name] = ParsedMarkup.html(directory.appendingPathComponent(name))
        }
    }

    func ids(of page: String) -> [String] { pages[page]?.elements.compactMap { $0.attributes["id"] } ?? [] }

    /// The anchors of findings on all pages of integrations, with repetitions.
    var findings: [String] {
        pages.keys.filter { $0.hasPrefix("i/") }.flatMap { ids(of: $0) }.filter { $0.hasPrefix("f-") }
    }

    /// Checks what holds for every page of every report.
    func check() {
        #expect(!pages.isEmpty)
        let ids = pages.keys.reduce(into: [String: Set<String>]()) { $0[$1] = Set(self.ids(of: $1)) }
        for (name, page) in pages {
            #expect(ids[name]?.count == self.ids(of: name).count, "\(name): ids are unique")
            #expect(page.all("h1").count == 1)
            #expect(page.all("html").first?.attributes["lang"] == "en")
            for element in page.elements {
                #expect(element.attributes["style"] == nil)
                #expect(!element.attributes.keys.contains { $0.hasPrefix("on") })
            }
            for kind in ["region", "navigation"] {
                let labels = page.elements.filter { $0.attributes["role"] == kind || kind.hasPrefix($0.name) }
                    .compactMap { $0.attributes["aria-label"] }
                #expect(Set(labels).count == labels.count, "\(name): labels are unique")
            }
            for reference in page.elements.compactMap({ $0.attributes["href"] ?? $0.attributes["src"] }) {
                #expect(leads(reference, from: name, ids), "\(name): \(reference) leads nowhere")
            }
            for label in page.all("label") {
                #expect(ids[name]?.contains(label.attributes["for"] ?? "") == true)
            }
            // Nothing that scripts alone can use is offered without them.
            for control in page.elements where ["input", "select", "button"].contains(control.name) {
                #expect(hidden(control, in: page), "\(name): a control that does nothing without its script")
            }
        }
    }

    /// Whether a reference from the page `name` names something that is there.
    private func leads(_ reference: String, from name: String, _ ids: [String: Set<String>]) -> Bool {
        if reference.hasPrefix("https://") { return true }
        let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let target =
            parts[0].isEmpty
            ? name
            : NSString(
                string: (NSString(string: name).deletingLastPathComponent as NSString)
                    .appendingPathComponent(String(parts[0]))
            ).standardizingPath.replacing("i/../", with: "")
        guard FileManager.default.fileExists(atPath: directory.appendingPathComponent(target).path) else {
            return false
        }
        return parts.count == 1 || ids[target]?.contains(String(parts[1])) == true
    }

    private func hidden(_ element: ParsedMarkup.Element, in page: ParsedMarkup) -> Bool {
        var current: ParsedMarkup.Element? = element
        while let this = current {
            if this.attributes["hidden"] != nil { return true }
            current = this.parent.map { page.elements[$0] }
        }
        return false
    }
}
