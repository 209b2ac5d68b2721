// The proxies that the environment names, by the rules that curl made customary.

import Foundation

/// `https_proxy`, `http_proxy`, `all_proxy` and `no_proxy` with their upper-case forms. The lower-case form goes first;
/// `HTTP_PROXY` doesn't count, because a CGI's client can set it by a header. An empty variable is none.
package struct ProxyEnvironment: Sendable {
    private let variables: [String: String]
    private let exceptions: ProxyExceptions

    /// Takes the process's whole environment.
    package init(_ environment: [String: String]) {
        variables = environment.filter { !$0.value.isEmpty }
        exceptions = ProxyExceptions(environment["no_proxy"] ?? environment["NO_PROXY"] ?? "")
    }

    /// The proxy for `origin`; nil where it is to be reached directly. Throws where the variable that applies names no
    /// http or https proxy: going around it unasked would be worse.
    package func proxy(for origin: Origin) throws(ProxyEnvironmentError) -> ProxyServer? {
        let host = Host(of: origin.description)
        guard !host.isLoopback, !exceptions.cover(origin.host) else { return nil }
        let names = origin.scheme == "https" ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
        for name in names + ["all_proxy", "ALL_PROXY"] {
            guard let text = variables[name] else { continue }
            guard let proxy = Self.proxy(text) else { throw ProxyEnvironmentError(variable: name) }
            return proxy
        }
        return nil
    }

    /// Reads `[scheme://][user[:password]@]host[:port]`. Without a scheme it is http, without a port 1080 for http and
    /// 443 for https, as in curl.
    private static func proxy(_ text: String) -> ProxyServer? {
        let parts = text.range(of: "://").map { (text[..<$0.lowerBound].lowercased(), text[$0.upperBound...]) }
        let (scheme, rest) = parts ?? ("http", text[...])
        guard scheme == "http" || scheme == "https" else { return nil }
        let authority = rest.prefix { !"/?#".contains($0) }
        let mark = authority.lastIndex(of: "@")
        let place = mark.map { authority[authority.index(after: $0)...] } ?? authority
        let hasPort = place.hasPrefix("[") ? place.contains("]:") : place.contains(":")
        guard let origin = Origin(of: "\(scheme)://\(place)" + (hasPort || scheme == "https" ? "" : ":1080")) else {
            return nil
        }
        guard let mark else { return ProxyServer(origin) }
        let credentials = authority[..<mark].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let user = credentials.first.flatMap({ String($0).removingPercentEncoding }) else { return nil }
        guard credentials.count == 2 else { return ProxyServer(origin, user: user) }
        guard let password = String(credentials[1]).removingPercentEncoding else { return nil }
        return ProxyServer(origin, user: user, password: password)
    }
}
