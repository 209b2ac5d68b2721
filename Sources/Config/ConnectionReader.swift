// Whom to trust and how to get there.

import Foundation
import Secrets

/// Reads `ca_file`, `proxy` and `pin_sha256` of a forge's entry. Nothing here can turn verification off.
enum ConnectionReader {
    private static let proxyHint = "write http://HOST:PORT, none, or { url: …, user: …, password: { env: NAME } }"

    static func read(_ map: MapReader) -> ConnectionSettings {
        ConnectionSettings(
            caFile: map.text("ca_file"), proxy: proxy(map), pins: pins(map),
            caFilePosition: map.valuePosition(of: "ca_file"))
    }

    private static func proxy(_ parent: MapReader) -> ProxySettings {
        guard let node = parent.node("proxy") else { return .environment }
        if case .map = node.kind {
            return MapReader(node, label: "'proxy'", problems: parent.problems).map(server) ?? .environment
        }
        guard let text = parent.values.text(node, label: "'proxy'") else { return .environment }
        if text == "none" { return .none }
        return url(text, at: node.position, parent.problems, label: "'proxy'")
            .map { .server(url: $0, user: nil, password: nil) } ?? .environment
    }

    private static func server(_ map: MapReader) -> ProxySettings {
        let address = map.text("url", required: true).flatMap {
            url($0, at: map.valuePosition(of: "url"), map.problems, label: "'url'")
        }
        let user = map.text("user")
        let password =
            map.has("password") ? SecretReferenceReader.read("password", of: map, purpose: .password) : nil
        _ = map.node("password")
        map.finish()
        if user == nil, map.has("password"), !map.has("user") {
            map.problems.add(map.position(of: "password"), "'proxy' has a 'password' and no 'user'")
        }
        return address.map { .server(url: $0, user: user, password: password) } ?? .environment
    }

    /// A proxy may be reached without TLS: what goes through it to an https forge is encrypted past it.
    private static func url(
        _ text: String, at position: SourcePosition, _ problems: ProblemCollector, label: String
    ) -> ServiceURL? {
        do {
            let url = try ServiceURL(text, insecureHTTP: true)
            if url.path.isEmpty { return url }
            problems.add(position, "\(label) must not hold a path", hint: proxyHint)
        } catch {
            // The text may hold a password.
            let hint = text.contains("@") ? "name user and password beside the url: \(proxyHint)" : proxyHint
            problems.add(position, "\(label) \(error.message)", hint: hint)
        }
        return nil
    }

    private static func pins(_ map: MapReader) -> [String] {
        guard let items = map.list("pin_sha256") else { return [] }
        if items.isEmpty { map.problems.add(map.valuePosition(of: "pin_sha256"), "'pin_sha256' names no key") }
        var pins: [String] = []
        for item in items {
            guard let text = map.values.text(item, label: "an entry of 'pin_sha256'") else { continue }
            guard let digest = Data(base64Encoded: text), digest.count == 32 else {
                map.problems.add(
                    item.position, "an entry of 'pin_sha256' is not the base64 of a SHA-256 digest",
                    hint: "44 characters, of the certificate's public key in DER form")
                continue
            }
            // One spelling for what decoders read alike.
            let pin = digest.base64EncodedString()
            if pins.contains(pin) {
                map.problems.add(item.position, "a key is given twice in 'pin_sha256'")
            } else {
                pins.append(pin)
            }
        }
        return pins
    }
}
