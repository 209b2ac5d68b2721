// `Link` headers that lead where no credential must go, or carry one.

/// Rewrites the addresses in `Link`; answers without one stay as they are.
struct LinkFault: AnswerFault {
    /// What `linkPrivateToken` puts in: made up, so that a test can look for it wherever it must not turn up.
    static let token = "glpat-EchoedByTheFixtureForge"
    private let kind: FaultKind

    init(_ kind: FaultKind) { self.kind = kind }

    func change(_ original: Answer, in scene: FaultScene) -> FaultChange? {
        guard let links = original.headers["Link"] else { return nil }
        var answer = original
        let parts = links.split(separator: "<", omittingEmptySubsequences: false)
        let changed = parts.dropFirst().map { part in
            let address = part.prefix { $0 != ">" }
            return "<" + rewritten(String(address)) + part.dropFirst(address.count)
        }
        answer.headers["Link"] = String(parts.first ?? "") + changed.joined()
        return FaultChange(answer)
    }

    private func rewritten(_ address: String) -> String {
        switch kind {
        case .foreignLink(let origin):
            let path = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).dropFirst(3)
            return origin + "/" + path.joined()
        case .linkHTTP: return RedirectFault.overHTTP(address)
        case .linkPrivateToken:
            return address + (address.contains("?") ? "&" : "?") + "private_token=\(Self.token)"
        default: return address
        }
    }
}
