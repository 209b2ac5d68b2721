// Names a finding so that it can be recognised in the next run.

import Crypto
import Inventory

enum Fingerprint {
    /// 20 hex digits from the rule, the home and the subject's forge id (its path where it has none). A rename on
    /// the forge keeps it; the leading `v1` changes when the recipe does.
    static func of(rule: String, subject: SubjectKey) -> String {
        let identity = subject.forgeID.map(String.init) ?? subject.path
        let text = ["v1", rule, subject.home.text, subject.kind.rawValue, identity].joined(separator: "\u{0}")
        return String(SHA256.hash(data: Array(text.utf8)).hexadecimal.prefix(20))
    }
}
