// The hosts that `no_proxy` exempts.

/// A list of names, addresses and networks, separated by commas or spaces. A name stands for itself and all below it, a
/// leading dot changes nothing, `*` stands for everything.
struct ProxyExceptions: Sendable {
    private let entries: [String]

    init(_ text: String) {
        entries = text.lowercased().split { $0 == "," || $0 == " " || $0 == "\t" }.map { entry in
            Self.withoutEdgeDots(entry)
        }
    }

    /// `host` is in lower case, an IPv6 address without its brackets.
    func cover(_ host: String) -> Bool {
        let name = Self.withoutEdgeDots(host[...])
        let address = NetworkAddress(text: name)
        return entries.contains { entry in
            if entry == "*" { return true }
            if let address { return Self.holds(entry, address) }
            return !entry.isEmpty && (name == entry || name.hasSuffix("." + entry))
        }
    }

    /// Whether `entry` is the address or a network around it, such as `10.0.0.0/8`.
    private static func holds(_ entry: String, _ address: NetworkAddress) -> Bool {
        let parts = entry.split(separator: "/", omittingEmptySubsequences: false)
        let text = parts[0].hasPrefix("[") ? parts[0].dropFirst().prefix { $0 != "]" } : parts[0]
        guard let network = NetworkAddress(text: String(text)) else { return false }
        if parts.count == 1 { return network == address }
        guard parts.count == 2, let length = Int(parts[1]), length >= 0, length <= network.bytes.count * 8 else {
            return false
        }
        return address.isWithin(network, prefix: length)
    }

    private static func withoutEdgeDots(_ text: Substring) -> String {
        let end = text.hasSuffix(".") ? text.dropLast() : text
        return String(end.hasPrefix(".") ? end.dropFirst() : end)
    }
}
