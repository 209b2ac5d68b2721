// The reader of config files.

import Config
import Secrets

/// Reads the bytes as a config. `SECRET` in them stands for a token and `PEMKEY` for a key, which no message may repeat.
package func fuzzConfig(_ bytes: UnsafeRawBufferPointer) throws(BrokenInvariant) {
    let planted = PlantedToken(in: Array(bytes))
    do throws(ConfigErrors) {
        _ = try ConfigCheck.reader.read(bytes: planted.text, path: "c.yaml")
    } catch {
        try ConfigCheck.check(error, on: planted)
        return
    }
    try BrokenInvariant.check(!planted.isPlanted, "a config with a token in it isn't accepted")
}

private enum ConfigCheck {
    /// One rule with a parameter of each kind.
    static let reader = ConfigReader(knownRules: [
        "rebuild-hook-missing": [],
        "gitlab-token-expires-soon": [RuleParameter("within_days", .integer(1...365))],
        "gitlab-token-scope-excessive": [RuleParameter("allow", .strings), RuleParameter("note", .string)],
    ])

    static func check(_ failure: ConfigErrors, on planted: PlantedToken) throws(BrokenInvariant) {
        let errors = failure.errors
        try BrokenInvariant.check((1...ConfigErrors.limit).contains(errors.count), "1 to 100 errors are told")
        let lines = lines(of: planted.text)
        for error in errors {
            let said = error.description
            try BrokenInvariant.check(said.utf8.count < 4_000, "a message is short")
            try BrokenInvariant.check(
                said.unicodeScalars.allSatisfy(PrintableText.isPrintable), "a message is printable: \(said)")
            try BrokenInvariant.check(!planted.isRepeated(in: said), "no message repeats a token: \(said)")
            try check(error, within: lines)
        }
    }

    /// A place is in the text, or just behind a line or the last one.
    private static func check(_ error: ConfigError, within lines: [Int]) throws(BrokenInvariant) {
        try BrokenInvariant.check(
            error.line >= 1 && error.line <= lines.count && error.column >= 1
                && error.column <= lines[error.line - 1] + 1,
            "a place lies within the text: \(error), of \(lines.count) lines")
    }

    /// How many Unicode scalars each line has, with YAML's line ends and with ours: the longer one of both.
    private static func lines(of text: [UInt8]) -> [Int] {
        let content = text.starts(with: [0xEF, 0xBB, 0xBF]) ? text[3...] : text[...]
        let scalars = Array(String(decoding: content, as: UTF8.self).unicodeScalars)
        var counts = [0]
        for (index, scalar) in scalars.enumerated() {
            let isEnd: Bool
            switch scalar {
            case "\n", "\u{85}", "\u{2028}", "\u{2029}": isEnd = true
            case "\r": isEnd = index + 1 == scalars.count || scalars[index + 1] != "\n"
            default: isEnd = false
            }
            counts[counts.count - 1] += 1
            if isEnd { counts.append(0) }
        }
        return counts
    }
}
