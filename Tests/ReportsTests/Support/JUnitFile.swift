// A junit.xml as a CI server sees it.

import Foundation
import TestSupport

struct JUnitFile {
    struct Case: Hashable {
        let suite: String
        let classname: String
        let name: String
        /// `failure`, `error`, `skipped`, or `pass`.
        let result: String
        let type: String
        let message: String
        let text: String
    }

    struct Suite {
        let name: String
        let attributes: [String: String]
        let cases: [Case]

        func count(_ result: String) -> Int { cases.filter { $0.result == result }.count }
        func attribute(_ name: String) -> Int { attributes[name].flatMap(Int.init) ?? -1 }
    }

    let suites: [Suite]
    let properties: [String: String]

    var cases: [Case] { suites.flatMap(\.cases) }

    /// `name` is the file's in the reports' folder.
    init(_ rendered: Rendered, _ name: String = "junit.xml") {
        self.init(rendered.directory.appendingPathComponent(name))
    }

    init(_ file: URL) {
        let parsed = ParsedMarkup.xml(file)
        var suites: [Suite] = []
        let byParent = Dictionary(grouping: parsed.elements.indices, by: { parsed.elements[$0].parent ?? -1 })
        for index in parsed.elements.indices where parsed.elements[index].name == "testsuite" {
            let suite = parsed.elements[index]
            let name = suite.attributes["name"] ?? ""
            let cases = (byParent[index] ?? []).filter { parsed.elements[$0].name == "testcase" }.map { place in
                let element = parsed.elements[place]
                let result = (byParent[place] ?? []).map { parsed.elements[$0] }.first { $0.name != "properties" }
                return Case(
                    suite: name, classname: element.attributes["classname"] ?? "",
                    name: element.attributes["name"] ?? "",
                    result: result?.name ?? "pass", type: result?.attributes["type"] ?? "",
                    message: result?.attributes["message"] ?? "", text: result?.text ?? "")
            }
            suites.append(Suite(name: name, attributes: suite.attributes, cases: cases))
        }
        self.suites = suites
        properties = Dictionary(
            parsed.all("property").filter { !$0.ancestors.contains("testcase") }.map {
                ($0.attributes["name"] ?? "", $0.attributes["value"] ?? "")
            },
            uniquingKeysWith: { first, _ in first })
    }
}
