// The config as a tree, after everything that YAML allows and a config doesn't need was refused.

/// A value with its place. No aliases, anchors, tags, merge keys, duplicate or structured keys are left in it.
struct ConfigNode {
    enum Kind {
        /// `isPlain`: without quotes, so that `true`, `12` and `null` mean more than text.
        case scalar(String, isPlain: Bool)
        case list([ConfigNode])
        case map([ConfigEntry])
        /// It was reported already, and its content must not be looked at again.
        case refused
    }

    let position: SourcePosition
    let kind: Kind
}
