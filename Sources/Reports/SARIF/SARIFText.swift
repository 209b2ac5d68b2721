// How SARIF names severities and writes messages.

import Inventory

enum SARIFText {
    static func level(_ severity: Severity) -> String {
        switch severity {
        case .critical, .high: "error"
        case .medium: "warning"
        case .low, .info: "note"
        }
    }

    /// The number that code scanning turns back into critical (9.0 and above), high (7.0), medium (4.0) and low.
    static func score(_ severity: Severity) -> String {
        switch severity {
        case .critical: "9.5"
        case .high: "8.0"
        case .medium: "5.5"
        case .low: "3.0"
        case .info: "1.0"
        }
    }

    /// A message on one line. Viewers show it as it is, so what can't be seen is made visible; brackets that would form
    /// a link are escaped as SARIF has it.
    static func message(_ text: String, limit: Int = 1_000) -> String {
        let line = VisibleText.line(text, limit: limit)
        guard line.contains("](") else { return line }
        return line.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
    }

    /// `RebuildHookMissing`: SARIF wants a name that an identifier could be, beside the id.
    static func name(_ rule: String) -> String {
        rule.split { !$0.isLetter && !$0.isNumber }.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
