// A header field of a request.

/// A name and a value; the value never prints, because it may be a credential.
package struct HTTPHeader: Sendable, CustomStringConvertible, CustomReflectable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// Whether it goes onto the wire as exactly one line: libcurl sends a line break in a value as it stands, and with it
    /// whatever header follows.
    var isSafe: Bool {
        !name.isEmpty && name.utf8.allSatisfy { Self.nameBytes.contains($0) }
            && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    }

    /// RFC 9110's `token`.
    private static let nameBytes = Set(
        "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)

    package var description: String { name }
    package var customMirror: Mirror { Mirror(self, children: ["name": name]) }
}
