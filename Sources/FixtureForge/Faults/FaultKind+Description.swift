// The kinds as they are written in a specification, which is also how the log names them.

extension FaultKind: CustomStringConvertible {
    /// The text that reads as this kind, defaults left out where they say nothing: `primaryLimit(429, reset=60)`.
    package var description: String {
        switch self {
        case .status(let code): "status(\(code))"
        case .unauthorized(let afterMint): Self.text("unauthorized", afterMint.map { "afterMint=\($0)" })
        case .forbidden: "forbidden"
        case .primaryLimit(let status, let reset): "primaryLimit(\(status), reset=\(reset))"
        case .secondaryLimit(let status, let wait):
            Self.text("secondaryLimit", String(status), wait.map { "retryAfter=\($0)" })
        case .gitlabLimit(let wait, let reset):
            Self.text("gitlabLimit", wait.map { "retryAfter=\($0)" }, reset.map { "resetTime=\($0)" })
        case .rateLimitAfter(let count, let window): "rateLimitAfter(\(count), window=\(window))"
        case .stall: "stall"
        case .stallBody: "stallBody"
        case .closeMidBody: "closeMidBody"
        case .truncatedBody: "truncatedBody"
        case .closeBeforeAnswer: "closeBeforeAnswer"
        case .slow(let milliseconds): "slow(\(milliseconds))"
        case .endlessPages(let newIDs): "endlessPages(\(newIDs ? "new" : "repeat"))"
        case .repeatedPage: "repeatedPage"
        case .drift(let drift):
            "drift(\(drift.change.rawValue), at=\(drift.place.rawValue), total=\(drift.total.rawValue))"
        case .manyProjects: "manyProjects"
        default: bodyDescription ?? originDescription
        }
    }

    private var bodyDescription: String? {
        switch self {
        case .wrongType(let path, let type): "wrongType(\(path), \(type.rawValue))"
        case .invalidJSON: "invalidJSON"
        case .emptyBody: "emptyBody"
        case .hugeBody(let size): "hugeBody(\(size))"
        case .deepJSON(let levels): "deepJSON(\(levels))"
        case .invalidUTF8: "invalidUTF8"
        case .duplicateKeys: "duplicateKeys"
        case .loneSurrogate: "loneSurrogate"
        case .htmlOK: "htmlOK"
        default: nil
        }
    }

    private var originDescription: String {
        switch self {
        case .redirect(let status, let target): "redirect(\(status), to=\(target))"
        case .foreignLink(let origin): "foreignLink(\(origin))"
        case .linkHTTP: "linkHTTP"
        case .linkPrivateToken: "linkPrivateToken"
        case .skew(let seconds): "skew(\(seconds))"
        case .noDate: "noDate"
        case .bigIDs(let offset): "bigIDs(\(offset))"
        case .ignoreMinAccessLevel: "ignoreMinAccessLevel"
        case .oldVersion(let version): "oldVersion(\(version))"
        case .earlyExpiry(let requests, let seconds, let told):
            Self.text(
                "earlyExpiry", requests.map { "requests=\($0)" }, seconds.map { "seconds=\($0)" },
                told ? "expiresAt=told" : nil)
        default: "fault"
        }
    }

    private static func text(_ name: String, _ arguments: String?...) -> String {
        let given = arguments.compactMap { $0 }
        return given.isEmpty ? name : "\(name)(\(given.joined(separator: ", ")))"
    }
}
