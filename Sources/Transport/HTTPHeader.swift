// A header field of a request.

/// A name and a value; the value never prints, because it may be a credential.
package struct HTTPHeader: Sendable, CustomStringConvertible, CustomReflectable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    package var description: String { name }
    package var customMirror: Mirror { Mirror(self, children: ["name": name]) }
}
