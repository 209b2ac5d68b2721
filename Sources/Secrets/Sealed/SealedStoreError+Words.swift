// What is said of a problem of the sealed store.

extension SealedStoreError.Problem {
    /// What is wrong, in a few words.
    var summary: String {
        switch self {
        case .unreadable(let reason): "it can't be read: \(reason)"
        case .missing: "there is no such sealed store"
        case .notRegularFile: "it is not a regular file"
        case .tooLarge: "the sealed store is larger than \(SealedStore.sizeLimit / 1_048_576) MiB"
        case .tooManyEntries: "the sealed store has more than \(SealedStore.entryLimit) entries"
        case .notAStore: "it is not a sealed store"
        case .unsupportedVersion(let version): "a sealed store of version \(version) is not supported"
        case .malformed(let line, let name):
            "line \(line) of the sealed store was changed" + (name.map { " (entry '\($0)')" } ?? "")
        case .disordered(let first, let second, let line):
            "the entries '\(first)' and '\(second)' of the sealed store aren't in order in line \(line)"
        case .wrongKey: "the sealed store was sealed with another key, or its header was changed"
        case .entryChanged(let name): "the entry '\(name)' of the sealed store was changed"
        case .listChanged: "the list of the sealed store was changed: an entry was removed, or one put back"
        case .unknownName(let name): "the sealed store has no entry '\(PrintableText.escaped(name))'"
        case .nameTaken(let name): "the sealed store has an entry '\(name)' already"
        case .invalidName: "that can't be a name in the sealed store"
        case .key(let words): "the key of the sealed store can't be had: \(words)"
        case .locked: "another process is changing the sealed store"
        case .notWritten(let reason): "it can't be written: \(reason)"
        case .fileExists: "there is a file already"
        case .keyNotInFile: "the key of the sealed store is kept where it can't be replaced"
        }
    }

    /// What to do about it.
    var remedy: String {
        switch self {
        case .unreadable: "check the path and that the user who runs forgeaudit may read it"
        case .missing: "check the path, or make it with `forgeaudit secret seal`"
        case .notRegularFile, .notAStore: "point it at the sealed store itself"
        case .tooLarge, .tooManyEntries: "use more than one store"
        case .unsupportedVersion: "this release reads version \(SealedStore.version)"
        case .malformed, .disordered, .entryChanged, .listChanged:
            "find out who changed it; restore it from a backup, or seal the secrets again"
        case .wrongKey: "check which key belongs to it"
        case .unknownName: "see `forgeaudit secret list`"
        case .nameTaken: "give --replace to replace it"
        case .invalidName: "use 1 to 100 letters, digits, '.', '_', '@', '-'"
        case .key: "a new store's key is made by `forgeaudit secret new-key`"
        case .locked: "wait for it to end"
        case .notWritten: "check the folder and that the user who runs forgeaudit may write to it"
        case .fileExists: "give another path; a key is never overwritten"
        case .keyNotInFile: "give --to-key-file with a path for the new key, and put it in the old one's place"
        }
    }
}
