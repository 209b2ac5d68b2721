// The options of the commands that write reports. Each goes before what the config says.

import ArgumentParser
import Config
import Foundation
import Inventory
import Reports

struct ReportFlags: ParsableArguments {
    /// One or several formats, with commas between them.
    struct Formats: ExpressibleByArgument {
        let formats: [Reports.ReportFormat]

        init?(argument: String) {
            let names = argument.split(separator: ",", omittingEmptySubsequences: false)
            formats = names.compactMap { Reports.ReportFormat(rawValue: String($0)) }
            guard formats.count == names.count else { return nil }
        }

        static var allValueStrings: [String] { Reports.ReportFormat.allCases.map { $0.rawValue } }
    }

    @Option(
        help: ArgumentHelp(
            "Write these reports, with commas between them; may be given several times (config: reports.formats).",
            valueName: "formats"))
    var format: [Formats] = []

    @Option(
        help: ArgumentHelp("The folder to write into (config: reports.directory).", valueName: "folder"))
    var output: String?

    @Flag(
        inversion: .prefixedNo,
        help: "Cut report.html off at 1,000 results in place of refusing to write it (reports.html.truncate).")
    var htmlTruncate: Bool?

    @Option(help: "strict keeps to the published schemas; rich adds properties, file and line (reports.junit.profile).")
    var junitProfile: JUnitOptions.Profile?

    @Option(help: "A test case for each finding, or for each rule of an integration (reports.junit.detail).")
    var junitDetail: JUnitOptions.Detail?

    @Flag(inversion: .prefixedNo, help: "Write junit/TEST-<integration>.xml too (reports.junit.shards).")
    var junitShards: Bool?

    @Option(help: "The least severity that is a failure in the JUnit files (reports.junit.fail_on).")
    var junitFailOn: Severity?

    @Option(help: "What stands for a result that could not be verified (reports.junit.unverified).")
    var junitUnverified: JUnitOptions.Unverified?

    @Option(
        help: ArgumentHelp(
            "The file, relative to the repository's root, that SARIF results are shown on (reports.sarif.anchor).",
            valueName: "path"))
    var sarifAnchor: String?

    @Flag(
        inversion: .prefixedNo,
        help: "Make waived findings SARIF results too, marked as suppressed (reports.sarif.include_waived).")
    var sarifIncludeWaived: Bool?

    /// A variable that isn't set in somebody's script must not make the working folder the reports'.
    func validate() throws {
        if output == "" { throw ValidationError("--output is empty: name the folder to write into") }
        if sarifAnchor == "" { throw ValidationError("--sarif-anchor is empty: name a file of the repository") }
    }

    /// What to write: the flags, else the config.
    func formats(_ settings: ReportSettings) -> Set<Reports.ReportFormat> {
        let named = format.flatMap(\.formats)
        return Set(named.isEmpty ? settings.formats.compactMap { .init(rawValue: $0.rawValue) } : named)
    }

    /// Where to: the flag, relative to the working folder, else the config's folder.
    func directory(_ workspace: Workspace) -> URL {
        output.map { URL(fileURLWithPath: $0) } ?? workspace.reportDirectory
    }

    func options(_ settings: ReportSettings) -> ReportOptions {
        ReportOptions(
            html: HTMLOptions(truncates: htmlTruncate ?? settings.html.truncates),
            junit: JUnitOptions(
                profile: junitProfile ?? (settings.junit.profile == .rich ? .rich : .strict),
                detail: junitDetail ?? JUnitOptions.Detail(rawValue: settings.junit.detail.rawValue) ?? .auto,
                shards: junitShards ?? settings.junit.shards, failOn: junitFailOn ?? settings.junit.failOn,
                unverified: junitUnverified ?? (settings.junit.unverified == .skipped ? .skipped : .error)),
            sarif: SARIFOptions(
                anchor: sarifAnchor ?? settings.sarif.anchor,
                includesWaived: sarifIncludeWaived ?? settings.sarif.includesWaived))
    }
}

extension JUnitOptions.Profile: ExpressibleByArgument {}
extension JUnitOptions.Detail: ExpressibleByArgument {}
extension JUnitOptions.Unverified: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
