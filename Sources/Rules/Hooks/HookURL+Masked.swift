// Whether a webhook address in which GitLab hides parts may be the one that is looked for.

import Inventory

extension HookURL {
    /// Whether `masked`, in which GitLab shows secret parts as `{name}`, may stand for `url`. False where nothing is
    /// masked.
    static func may(_ masked: String, standFor url: String) -> Bool {
        guard masked.contains("{"), let pattern = HookURL(masked.maskedPartsAsStars), let target = HookURL(url) else {
            return masked.contains("{") && HookURL(masked.maskedPartsAsStars) == nil
        }
        return Wildcard.matches(pattern.text, target.text)
    }
}

extension String {
    /// `{name}` becomes `*`; a brace without its partner stays.
    fileprivate var maskedPartsAsStars: String {
        var result = ""
        var rest = self[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open] + "*"
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
