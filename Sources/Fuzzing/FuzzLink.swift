// The reader of `Link` headers, and the pin that keeps what they say to the forge's own API.

import Forges
import Foundation
import Transport

/// Reads the bytes as the value of a `Link` header, and each target as a link to follow.
package func fuzzLink(_ bytes: UnsafeRawBufferPointer) throws(BrokenInvariant) {
    let header = String(decoding: bytes, as: UTF8.self)
    let links = LinkHeader.parse(header)
    for (relation, target) in links {
        try BrokenInvariant.check(!relation.isEmpty && !relation.contains(" "), "a relation is one word")
        try BrokenInvariant.check(!target.contains("<") || !target.contains(">"), "a target is what stands in brackets")
        try BrokenInvariant.check(
            target.isEmpty || Data(header.utf8).range(of: Data(target.utf8)) != nil, "a target stands in the header")
        try LinkCheck.check(target)
    }
    try LinkCheck.check(header)
    let targets = LinkTargets(header)
    try BrokenInvariant.check(targets.next == links["next"] && targets.last == links["last"], "next and last are read")
    if targets.lastPage != nil { try BrokenInvariant.check(targets.last != nil, "a last page needs a last link") }
}

private enum LinkCheck {
    private static let api = "https://forge.test/api/v4"

    /// Foundation's parser, which knows nothing of the pin, must see the configured API in what the pin lets through.
    static func check(_ link: String) throws(BrokenInvariant) {
        guard let path = APIOrigin(url: api).path(ofLink: link) else { return }
        try BrokenInvariant.check(path.hasPrefix("/") && link.hasSuffix(path), "a path is the rest of its link")
        // What the forge meant leads there, and so does what is asked next.
        try check(link, parts: URLComponents(string: link))
        try check(link, parts: URLComponents(string: api + path))
    }

    private static func check(_ link: String, parts: URLComponents?) throws(BrokenInvariant) {
        guard let parts else { return }
        try BrokenInvariant.check(
            parts.scheme?.lowercased() == "https" && parts.host?.lowercased() == "forge.test"
                && (parts.port ?? 443) == 443 && parts.user == nil
                && parts.password == nil && parts.fragment == nil, "a link stays at the forge: \(link)")
        try BrokenInvariant.check(parts.percentEncodedPath.hasPrefix("/api/v4/"), "a link stays below the API: \(link)")
        let segments = parts.percentEncodedPath.split(separator: "/").map { $0.removingPercentEncoding ?? "" }
        try BrokenInvariant.check(
            !segments.contains(".") && !segments.contains(".."), "a link doesn't climb out of the API: \(link)")
    }
}
