// A key of the config with its value.

/// One line of a mapping.
struct ConfigEntry {
    let key: String
    let keyPosition: SourcePosition
    let value: ConfigNode
}
