// The sealed store that secrets may be kept in.

import Secrets

/// Reads `secrets`, and sees to it that nothing refers to a store that isn't there.
enum SecretStoreReader {
    static func read(_ root: MapReader) -> SealedStoreLocation? {
        guard let map = root.map("secrets") else { return nil }
        defer { map.finish() }
        let path = map.text("store", required: true)
        let key = SecretReferenceReader.readStoreKey("key", of: map)
        guard let path, let key else { return nil }
        return SealedStoreLocation(path: path, key: key)
    }

    /// Reports each of `settings` that is sealed, where the config has no `secrets`.
    static func reportMissing(_ settings: [SecretSetting], _ root: MapReader) {
        guard !root.has("secrets") else { return }
        for setting in settings {
            guard case .sealed = setting.reference else { continue }
            root.problems.add(
                setting.position, "there is no sealed store in the config",
                hint: "add secrets: { store: PATH, key: { file: PATH } }")
        }
    }
}
