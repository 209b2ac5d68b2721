// From bytes to text that a YAML parser may be given.

import Secrets

/// Checks what a config consists of before it is parsed.
enum SourceText {
    /// The most bytes that a config may have.
    static let sizeLimit = 4 * 1_024 * 1_024

    /// The text without a byte order mark; nil, with the problem reported, where it isn't text.
    static func decoded(_ bytes: [UInt8], _ problems: ProblemCollector) -> String? {
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard content.count <= sizeLimit else {
            reportSize(problems)
            return nil
        }
        var view = String.UnicodeScalarView()
        var decoder = UTF8()
        var iterator = content.makeIterator()
        var counter = LineCounter()
        while true {
            switch decoder.decode(&iterator) {
            case .emptyInput:
                return String(view)
            case .error:
                problems.add(counter.position, "the file is not UTF-8 text", hint: "save it as UTF-8")
                return nil
            case .scalarValue(let scalar):
                guard isAllowed(scalar) else {
                    let name = "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
                    problems.add(counter.position, "the character \(name) is not allowed", hint: "remove it")
                    return nil
                }
                view.append(scalar)
                counter.advance(over: scalar)
            }
        }
    }

    static func reportSize(_ problems: ProblemCollector) {
        problems.add(.start, "the file is larger than \(sizeLimit / 1_048_576) MiB", hint: "is it the right file?")
    }

    /// Reports a secret where the tree didn't show one: in a comment, or in a file that can't be parsed.
    static func reportSecrets(in text: String, _ problems: ProblemCollector) {
        guard !problems.hasSecret else { return }
        var counter = LineCounter()
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let bytes = Array(line)
            if let offset = SecretShape.offset(in: bytes) {
                var found = counter
                for scalar in String(decoding: bytes[..<offset], as: UTF8.self).unicodeScalars {
                    found.advance(over: scalar)
                }
                problems.addSecret(found.position)
            }
            for scalar in String(decoding: bytes + [0x0A], as: UTF8.self).unicodeScalars {
                counter.advance(over: scalar)
            }
        }
    }

    /// YAML's printable characters.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD,
            0x10000...0x10FFFF:
            true
        default: false
        }
    }
}
