// The files that a call leaves behind, and their bytes.

import Foundation
import Inventory
import Snapshots
import Testing

@testable import Reports

struct ReportWriterTests {
    /// Of the demo in all formats: thirteen, a shard and a page for each of twelve integrations and an App, and three
    /// further pages of results.
    private static let fileCount = 13 + 2 * 13 + 3

    @Test("The same snapshot gives the same bytes, also through the link to it")
    func deterministic() async throws {
        let scratch = try Scratch()
        let file = try await DemoFleet.make().write(into: scratch.url)
        let link = scratch.url.appendingPathComponent("latest.sqlite")
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: file.lastPathComponent)
        var outputs: [[Data]] = []
        for (index, source) in [file, file, link].enumerated() {
            let target = scratch.url.appendingPathComponent("out-\(index)")
            let files = try ReportWriter(snapshot: try Snapshot.read(source), directory: target).write(
                Set(ReportFormat.allCases))
            #expect(files.count == Self.fileCount)
            outputs.append(try files.map { try Data(contentsOf: $0) })
        }
        #expect(outputs[0] == outputs[1])
        #expect(outputs[0] == outputs[2])
    }

    @Test("Time zone and locale of the machine change nothing")
    func environment() async throws {
        let scratch = try Scratch()
        var outputs: [[String: Data]] = []
        for (zone, locale) in [("UTC", "C"), ("Pacific/Kiritimati", "tr_TR.UTF-8")] {
            let folder = scratch.url.appendingPathComponent(locale)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            process.arguments = ["--testing-library", "swift-testing", "--filter", "DemoTests"]
            process.environment = ProcessInfo.processInfo.environment.merging(
                ["TZ": zone, "LANG": locale, "LC_ALL": locale, "FORGEAUDIT_DEMO_REPORTS": folder.path]) { $1 }
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            var files: [String: Data] = [:]
            for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where name.contains(".") {
                files[name] = try Data(contentsOf: folder.appendingPathComponent(name))
            }
            #expect(files.count == Self.fileCount)
            outputs.append(files)
        }
        #expect(outputs[0] == outputs[1])
    }

    @Test("Only what was asked for is written, and nothing temporary stays")
    func files() async throws {
        var fleet = TestFleet()
        fleet.add("one")
        let html = try await Scratch().render(fleet, formats: [.html])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: html.directory.path).sorted() == [
                "explore.html", "explore.js", "i", "index.html", "report.css", "report.js",
            ])
        #expect(html.files.last?.lastPathComponent == "index.html")
        let junit = try await Scratch().render(fleet, formats: [.junit])
        #expect(junit.files.map(\.lastPathComponent) == ["TEST-one.xml", "junit.xml"])
        #expect(
            try FileManager.default.subpathsOfDirectory(atPath: junit.directory.path).sorted() == [
                "junit", "junit.xml", "junit/TEST-one.xml",
            ])
        for format in ReportFormat.allCases where format != .html && format != .junit {
            let one = try await Scratch().render(fleet, formats: [format])
            let names = try FileManager.default.subpathsOfDirectory(atPath: one.directory.path).sorted()
            #expect(names == [format.fileName] + (format == .json ? ["report.schema.json"] : []))
        }
        #expect(try html.text("report.css").contains("prefers-color-scheme: dark"))
    }

    @Test("What a call that was killed left goes after an hour; other people's files stay")
    func unfinished() async throws {
        let scratch = try Scratch()
        let file = try await DemoFleet.make().write(into: scratch.url)
        let target = scratch.url.appendingPathComponent("out")
        let old = [
            ".index.html.\(UUID().uuidString).partial", "i/.one.html.\(UUID().uuidString).partial",
            "junit/.TEST-one.xml.\(UUID().uuidString).partial",
        ]
        let kept = [".index.html.\(UUID().uuidString).partial", ".mine.partial", "notes.partial"]
        for name in old + kept {
            let url = target.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: url)
            let age = name == kept[0] ? 60.0 : 7_200
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: url.path)
        }
        try ReportWriter(snapshot: try Snapshot.read(file), directory: target).write([.html])
        let names = try Set(FileManager.default.subpathsOfDirectory(atPath: target.path))
        #expect(names.isDisjoint(with: old))
        #expect(names.isSuperset(of: kept + ["index.html"]))
    }

    @Test("A snapshot without an audit is refused, and the earlier report stays")
    func withoutAudit() async throws {
        let scratch = try Scratch()
        let file = scratch.url.appendingPathComponent("snapshot.sqlite")
        let plan = RunPlan(
            toolVersion: "1", configPath: "c", configSHA256: "0", startedAt: TestFleet.start, organizations: [],
            users: [],
            apps: [], integrations: [])
        try await SnapshotWriter(creating: file, plan: plan).finish(at: TestFleet.start)
        let target = scratch.url.appendingPathComponent("out")
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        try Data("earlier".utf8).write(to: target.appendingPathComponent("index.html"))
        let error = #expect(throws: SnapshotsError.self) {
            try ReportWriter(snapshot: try Snapshot.read(file), directory: target).write([.html, .junit])
        }
        #expect(error?.code == .notAudited)
        #expect(try FileManager.default.contentsOfDirectory(atPath: target.path) == ["index.html"])
    }

    @Test("A folder that can't be written is an error that names it, and leaves nothing half done")
    func unwritable() async throws {
        let scratch = try Scratch()
        var fleet = TestFleet()
        fleet.add("one")
        let snapshot = try Snapshot.read(try await fleet.write(into: scratch.url))
        let blocked = scratch.url.appendingPathComponent("file")
        try Data().write(to: blocked)
        let error = #expect(throws: ReportsError.self) {
            try ReportWriter(snapshot: snapshot, directory: blocked).write([.junit])
        }
        #expect(error?.code == .disk)
        #expect(error?.message.contains(blocked.path) == true)
        let target = scratch.url.appendingPathComponent("out")
        try FileManager.default.createDirectory(
            at: target.appendingPathComponent("index.html/x"), withIntermediateDirectories: true)
        #expect(throws: ReportsError.self) {
            try ReportWriter(snapshot: snapshot, directory: target).write([.html, .csv])
        }
        // Nor stands one run's report beside another's.
        #expect(try FileManager.default.contentsOfDirectory(atPath: target.path) == ["index.html"])
    }

    @Test("The writer escapes, closes what HTML closes, and reports what it couldn't write")
    func markup() throws {
        let scratch = try Scratch()
        let file = scratch.url.appendingPathComponent("page.html")
        let writer = try MarkupWriter(.html, creating: file)
        writer.element("p", [("title", "a\"<&>\n\u{202E}é")]) {
            writer.text("<b> & ]]> \u{1B}")
            writer.element("br")
            writer.element("span")
        }
        try writer.finish()
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.contains("&lt;b&gt; &amp; ]]&gt; \\u{1B}<br/>\n<span></span></p>"))
        #expect(text.contains("title=\"a&quot;&lt;&amp;&gt; \\u{202E}"))
        #expect(throws: ReportsError.self) { try MarkupWriter(.xml, creating: file) }
    }
}
