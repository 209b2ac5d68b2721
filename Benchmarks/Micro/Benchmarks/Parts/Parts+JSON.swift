// A page of a hundred repositories, from its bytes to what is kept of it.

import Benchmark
import Inventory
import JSON

@testable import Forges

func measureJSON() {
    let page = samplePage()
    Benchmark("JSON reader: a page of 100 repositories, \(page.count / 1024) KiB, 100 times") { benchmark in
        for _ in 0..<100 {
            let document = try JSONDocument(parsing: page)
            var kept = 0
            document.root["repositories"]?.forEachElement { row in
                if Repository(githubPayload: row) != nil { kept += 1 }
            }
            guard kept == 100 else { return benchmark.error("\(kept) repositories instead of 100") }
        }
    }
}

/// About 5 KB for each repository, most of it addresses that nobody reads, as GitHub sends them.
private func samplePage() -> [UInt8] {
    let rows = (1...100).map { number in
        let path = "acme/repository-\(number)"
        let unread = (0..<45).map { "\"field_\($0)_url\": \"https://api.github.com/repos/\(path)/field-\($0){/sha}\"" }
        return """
            {"id": \(number), "full_name": "\(path)", "private": true, "visibility": "private", "archived": false,
            "disabled": false, "default_branch": "main", "html_url": "https://github.com/\(path)",
            "owner": {"login": "acme", "id": 1, "type": "Organization"}, "description": "caf\\u00e9 \(number)",
            \(unread.joined(separator: ",\n"))}
            """
    }
    return Array("{\"total_count\": 100, \"repositories\": [\(rows.joined(separator: ",\n"))]}".utf8)
}
