// Text from outside as a Markdown document may hold it: shown as it is, never live.

import Foundation

/// For the dialects of GitHub and GitLab, where text can also mention people, link by itself and close a table's cell.
enum MarkdownText {
    /// `text` on one line as plain words, cut after `limit` characters: no character of it means anything to Markdown.
    /// An empty comment stands where the servers would otherwise find somebody's name, an issue or an address.
    static func words(_ text: String, limit: Int = 300) -> String {
        var words = ""
        for scalar in VisibleText.line(text, limit: limit).unicodeScalars {
            switch scalar {
            case "&": words += "&amp;"
            case "<": words += "&lt;"
            case ">": words += "&gt;"
            case "@", "#": words += "\(scalar)<!-- -->"
            case "\\", "`", "|", "*", "_", "[", "]", "~", "$": words += "\\\(scalar)"
            default: words.unicodeScalars.append(scalar)
            }
        }
        return words.replacing("://", with: ":<!-- -->//").replacing("www.", with: "www<!-- -->.")
    }

    /// `text` on one line as code: nothing in it is read as a mention, a link or markup. A backslash before a bar is a
    /// table's own escape, which works within code too. Backticks can't be escaped in code, so their number decides the
    /// fence; `@` needs nothing there, as servers don't look for people in code.
    static func code(_ text: String, limit: Int = 120) -> String {
        let line = VisibleText.line(text, limit: limit)
        guard !line.isEmpty else { return "(unnamed)" }
        var longest = 0
        var current = 0
        for byte in line.utf8 {
            current = byte == UInt8(ascii: "`") ? current + 1 : 0
            longest = max(longest, current)
        }
        let fence = String(repeating: "`", count: longest + 1)
        let padding = line.hasPrefix("`") || line.hasSuffix("`") ? " " : ""
        return fence + padding + line.replacing("|", with: "\\|") + padding + fence
    }

    /// `text` as code, and as a link where `url` is a plain web address.
    static func link(_ text: String, to url: String?, limit: Int = 120) -> String {
        guard let url = ExternalLink.of(url), url.utf8.count <= 500 else { return code(text, limit: limit) }
        var target = ""
        for scalar in url.unicodeScalars {
            switch scalar {
            case "<", ">", "|", "\\", "`", "\"", "(", ")", "[", "]", "*", "_", "@", "{", "}", "^":
                target += "%" + String(scalar.value, radix: 16, uppercase: true)
            default: target.unicodeScalars.append(scalar)
            }
        }
        return "[\(code(text, limit: limit))](<\(target)>)"
    }
}
