// The reports of a hostile fleet, as a browser, a CI server and other programs would read them.
import Foundation
import TestSupport

/// Every report of a folder, as text and read back with libxml2 and Foundation.
struct HostileReports {
    /// By path below the folder.
    let texts: [String: String]
    /// The pages among them.
    let pages: [String: ParsedMarkup]
    /// The XML files that can't be parsed, and the JSON files and lines that can't be.
    let malformed: [String]
    /// What the project's schema of the dialect has against `junit.xml`.
    let junitErrors: [String]

    init(_ folder: URL) throws {
        var (texts, pages, malformed): ([String: String], [String: ParsedMarkup], [String]) = ([:], [:], [])
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() {
            let file = folder.appending(path: name)
            guard !file.hasDirectoryPath, let data = FileManager.default.contents(atPath: file.path) else { continue }
            texts[name] = try String(contentsOf: file, encoding: .utf8)
            switch file.pathExtension {
            case "html": pages[name] = ParsedMarkup.html(file)
            case "xml": if !ParsedMarkup.xml(file).wellFormed { malformed.append(name) }
            case "json", "sarif": if !Self.isJSON(data) { malformed.append(name) }
            case "jsonl":
                for (number, line) in data.split(separator: 0x0A).enumerated() where !Self.isJSON(line) {
                    malformed.append("\(name):\(number + 1)")
                }
            default: break
            }
        }
        (self.texts, self.pages, self.malformed) = (texts, pages, malformed)
        junitErrors = ParsedMarkup.errors(
            of: folder.appending(path: "junit.xml"), schema: Scratch.project.appending(path: "docs/junit-dialect.xsd"))
    }

    /// Reports that are held in memory.
    init(contents: [String: Data]) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "forgeaudit-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, data) in contents {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: file)
        }
        try self.init(folder)
    }

    private static func isJSON(_ data: Data) -> Bool { (try? JSONSerialization.jsonObject(with: data)) != nil }

    var index: String { texts["index.html"] ?? "" }
    var elementNames: Set<String> { Set(pages.values.flatMap { $0.elements.map(\.name) }) }
    var attributeNames: Set<String> { Set(pages.values.flatMap { $0.elements.flatMap { $0.attributes.keys } }) }

    /// What is read as markup: pages, XML, and the summary but for its code spans.
    var live: [String: String] {
        var live = texts.filter { $0.key.hasSuffix(".html") || $0.key.hasSuffix(".xml") }
        live["summary.md"] = texts["summary.md"]?.replacing(/(`+)[^`].*?\1/, with: "")
        return live
    }

    /// The scripts of all pages: what they load, or what they hold; of the explorer's data only that they are there.
    var scripts: Set<String> {
        Set(
            pages.values.flatMap { page in
                page.all("script").map { script in
                    script.attributes["id"] == "data" ? "data" : script.attributes["src"] ?? script.text
                }
            })
    }

    /// Links that lead neither into the page, nor to a page or file of the report, nor to a web page.
    var strayLinks: [String] {
        pages.flatMap { name, page in
            let folder = name.split(separator: "/").dropLast().map { "\($0)/" }.joined()
            let known = Set(
                texts.keys.map {
                    folder.isEmpty ? $0 : $0.hasPrefix(folder) ? String($0.dropFirst(folder.count)) : "../\($0)"
                })
            let links = page.elements.flatMap { $0.attributes.filter { ["href", "src"].contains($0.key) }.values }
            return links.filter { link in
                let file = String(link.prefix { $0 != "#" }).removingPercentEncoding ?? ""
                return !link.hasPrefix("https://") && !file.isEmpty && !known.contains(file)
            }.map { "\(name): \($0)" }
        }
    }

    /// The cells of `results.csv` that a spreadsheet would take for a formula.
    var formulas: [String] {
        let table = (texts["results.csv"] ?? "").replacing("\r\n", with: "\n")
        return table.split(separator: "\n").flatMap { $0.split(separator: ",") }.map { cell in
            cell.hasPrefix("\"") ? cell.dropFirst() : cell
        }.filter { cell in cell.first.map { "=+@|%".contains($0) } ?? false }.map { String($0) }
    }

    /// The characters of `text` that a terminal obeys or that nobody sees, `allowed` aside.
    static func invisible(in text: String, but allowed: String) -> Set<String> {
        var found: Set<String> = []
        for scalar in text.unicodeScalars where !allowed.unicodeScalars.contains(scalar) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
                found.insert(String(scalar.value, radix: 16))
            default: break
            }
        }
        return found
    }
}
