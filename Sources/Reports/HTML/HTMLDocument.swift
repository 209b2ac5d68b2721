// What all pages have in common: the head with its policy, the shapes, the skip link.

import Crypto
import Foundation

/// Writes a page around its content.
struct HTMLDocument {
    let site: HTMLSite
    let place: PagePlace
    let title: String
    /// The script of a page that needs one of its own; nil for the usual one.
    var script: String = HTMLSite.scriptName

    /// `content` writes the body. In a folder the pages share style and script; CI servers that show reports forbid
    /// inline style, and mostly scripts. A single file holds both, and its policy names their digests. In either case
    /// nothing from elsewhere can be loaded, and nothing that a forge answered can run.
    func write(_ markup: MarkupWriter, _ content: (HTMLPage) throws -> Void) rethrows {
        let page = HTMLPage(markup: markup, site: site, place: place)
        try markup.element("html", [("lang", "en")]) {
            head(markup)
            let explorer: [MarkupWriter.Attribute] =
                site.hasExplorer ? [("data-explorer", place.root + HTMLSite.explorerName)] : []
            try markup.element("body", explorer) {
                StatusIcon.writeSprite(markup)
                page.markup.element("a", [("class", "skip"), ("href", "#content")], text: "Skip to the report")
                try content(page)
                if site.packaging == .file { markup.element("script") { markup.raw(Self.script) } }
            }
        }
        // The closing line break that every text file has.
        markup.text("\n")
    }

    /// Every file's own mark, by which a later call knows what it may remove.
    static let generator = "forgeaudit"

    private func head(_ markup: MarkupWriter) {
        markup.element("head") {
            markup.element("meta", [("charset", "utf-8")])
            markup.element("meta", [("http-equiv", "Content-Security-Policy"), ("content", policy)])
            markup.element("meta", [("name", "generator"), ("content", Self.generator)])
            markup.element("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
            markup.element("meta", [("name", "color-scheme"), ("content", "light dark")])
            markup.element("meta", [("name", "referrer"), ("content", "no-referrer")])
            markup.element("title", text: title)
            switch site.packaging {
            case .folder:
                let style: [MarkupWriter.Attribute] = [
                    ("rel", "stylesheet"), ("href", place.root + HTMLSite.styleName),
                ]
                markup.element("link", style)
                markup.element("script", [("src", place.root + script), ("defer", "defer")])
            case .file: markup.element("style") { markup.raw(Self.style) }
            }
        }
    }

    private var policy: String {
        let own =
            switch site.packaging {
            case .folder: "style-src 'self'; script-src 'self'"
            case .file: "style-src '\(Self.digest(Self.style))'; script-src '\(Self.digest(Self.script))'"
            }
        return "default-src 'none'; \(own); img-src data:; base-uri 'none'; form-action 'none'"
    }

    private static var style: String { String(decoding: PackageResources.report_css, as: UTF8.self) }
    private static var script: String { String(decoding: PackageResources.report_js, as: UTF8.self) }

    private static func digest(_ text: String) -> String {
        "sha256-" + Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
    }
}
