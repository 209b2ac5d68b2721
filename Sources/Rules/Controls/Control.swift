// A requirement of a published framework that a rule is relevant to.

/// A control's framework and id. The project says "relevant to", never "satisfies".
package struct Control: Sendable, Hashable {
    package let framework: String
    package let id: String

    package init(_ framework: String, _ id: String) {
        self.framework = framework
        self.id = id
    }

    /// CIS Software Supply Chain Security Guide.
    package static func cis(_ id: String) -> Control { Control("CIS Software Supply Chain", id) }
    /// NIST SP 800-53 revision 5.
    package static func nist(_ id: String) -> Control { Control("NIST 800-53", id) }
    /// ISO/IEC 27001:2022 annex A.
    package static func iso(_ id: String) -> Control { Control("ISO 27001:2022", id) }
    /// SOC 2 trust services criteria.
    package static func soc2(_ id: String) -> Control { Control("SOC 2", id) }
}
