// What a SARIF file points at, and what it holds.

/// The choices that change a SARIF file.
package struct SARIFOptions: Sendable, Hashable {
    /// The file that every result is shown on, relative to the root of the repository that the file is uploaded for.
    /// Code scanning refuses results without a file. Nil for the path of the config that judged.
    package var anchor: String?
    /// Whether waived findings are results too, marked as suppressed. Code scanning doesn't honour the mark.
    package var includesWaived: Bool

    package init(anchor: String? = nil, includesWaived: Bool = false) {
        self.anchor = anchor
        self.includesWaived = includesWaived
    }

    /// The most results that code scanning keeps of one file.
    static let resultLimit = 5_000
    static let notificationLimit = 2_000

    /// The anchor as a relative reference. Servers refuse absolute ones, and those that lead out of the repository: of
    /// such a path only the name is kept.
    func anchor(policyPath: String) -> String {
        let path = anchor ?? policyPath
        let parts = path.split(separator: "/").filter { $0 != "." }
        let inside = !path.hasPrefix("/") && !parts.contains("..")
        let kept = inside ? parts[...] : parts.suffix(1)
        let escaped = kept.map { part in part.utf8.map(Self.escape).joined() }.joined(separator: "/")
        return escaped.isEmpty || escaped == ".." ? "forgeaudit.yaml" : escaped
    }

    private static func escape(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            return String(UnicodeScalar(byte))
        default:
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }
    }
}
