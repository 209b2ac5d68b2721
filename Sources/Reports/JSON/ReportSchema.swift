// The JSON Schema that report.json keeps to.

/// The schema of `report.json`, as `forgeaudit report --print-schema` prints it.
package enum ReportSchema {
    /// The version that report.json names: its first part changes when a reader of the former would stumble, the second
    /// when something is added.
    package static let version = "1.0.0"

    /// The JSON Schema (draft 2020-12), a document that ends with a line break.
    package static var text: String { String(decoding: PackageResources.report_schema_json, as: UTF8.self) }
}
