// A reference to a secret as an option says it: `env:NAME`, `file:PATH`, `credential:NAME`, `sealed:NAME`.

import ArgumentParser

/// It says where a secret is, and is refused where it seems to be one.
struct SecretWord: ExpressibleByArgument {
    let kind: String
    let name: String

    static let kinds = ["env", "file", "credential", "sealed"]

    init?(argument: String) {
        guard let colon = argument.firstIndex(of: ":") else { return nil }
        let kind = String(argument[..<colon])
        let name = String(argument[argument.index(after: colon)...])
        guard Self.kinds.contains(kind), !name.isEmpty else { return nil }
        self.kind = kind
        self.name = name
    }

    /// As the config writes it.
    var yaml: String { "{ \(kind): \(YAMLWord.quoted(name)) }" }
}
