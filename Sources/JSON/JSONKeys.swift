// Names of fields that are read together.

import CSimdJSON

/// Up to 32 keys. A listing's objects have a hundred fields, so that looking each key up by itself passes over most of them
/// again and again.
package struct JSONKeys: Sendable, ExpressibleByArrayLiteral {
    let names: [StaticString]

    package init(arrayLiteral names: StaticString...) {
        precondition(names.count <= 32)
        self.names = names
    }
}

extension JSONValue {
    /// The fields `keys` of an object, in the keys' order; nil in the place of one that it lacks, and everywhere where
    /// this isn't an object. A field that is `null` is a value.
    package func fields(_ keys: JSONKeys) -> [JSONValue?] {
        let count = keys.names.count
        return withUnsafeTemporaryAllocation(of: fa_json_key.self, capacity: count) { wanted in
            withUnsafeTemporaryAllocation(of: fa_json_value.self, capacity: count) { found in
                for (index, name) in keys.names.enumerated() {
                    let bytes = UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
                    wanted.initializeElement(at: index, to: fa_json_key(bytes: bytes, count: name.utf8CodeUnitCount))
                }
                let seen = fa_json_fields(raw, wanted.baseAddress, count, found.baseAddress)
                return (0..<count).map { seen >> UInt32($0) & 1 == 1 ? JSONValue(document, found[$0]) : nil }
            }
        }
    }
}
