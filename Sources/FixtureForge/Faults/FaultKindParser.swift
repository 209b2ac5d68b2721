// Reads a kind with its arguments: `stall`, `status(502)`, `wrongType(repositories[0].id, string)`.
import Foundation

/// The grammar of the kinds.
enum FaultKindParser {
    private enum Repetition: String, CaseIterable {
        case `repeat`
        case new
    }

    private enum Telling: String, CaseIterable { case told, untold }

    private typealias Reader = @Sendable (inout FaultArguments) throws -> FaultKind

    /// The kind that `text` names. Throws `FixtureForgeError`.
    static func kind(_ text: String) throws -> FaultKind {
        let name = String(text.prefix { $0 != "(" }).trimmingCharacters(in: .whitespaces)
        let rest = text.dropFirst(text.prefix { $0 != "(" }.count)
        guard let reader = readers[name] else {
            throw FixtureForgeError(
                subject: "fault \"\(text)\"", problem: "there is no kind \"\(name)\"",
                advice: NearestWord.advice(name, in: readers.keys.sorted()))
        }
        guard rest.isEmpty || rest.hasSuffix(")") else {
            throw FaultArguments.error(name, "its parenthesis isn't closed", "end it with )")
        }
        var arguments = try FaultArguments(name, rest.isEmpty ? nil : rest.dropFirst().dropLast())
        let kind = try reader(&arguments)
        try arguments.finish()
        if let problem = kind.problem { throw FaultArguments.error(name, problem, "correct the value") }
        return kind
    }

    private static let readers = plain.merging(limits) { one, _ in one }.merging(others) { one, _ in one }

    private static let plain: [String: Reader] = [
        "forbidden": { _ in .forbidden }, "stall": { _ in .stall }, "stallBody": { _ in .stallBody },
        "closeMidBody": { _ in .closeMidBody }, "truncatedBody": { _ in .truncatedBody },
        "closeBeforeAnswer": { _ in .closeBeforeAnswer }, "repeatedPage": { _ in .repeatedPage },
        "manyProjects": { _ in .manyProjects }, "invalidJSON": { _ in .invalidJSON }, "emptyBody": { _ in .emptyBody },
        "invalidUTF8": { _ in .invalidUTF8 }, "duplicateKeys": { _ in .duplicateKeys },
        "loneSurrogate": { _ in .loneSurrogate }, "htmlOK": { _ in .htmlOK }, "linkHTTP": { _ in .linkHTTP },
        "linkPrivateToken": { _ in .linkPrivateToken }, "noDate": { _ in .noDate },
        "ignoreMinAccessLevel": { _ in .ignoreMinAccessLevel },
    ]

    private static let limits: [String: Reader] = [
        "status": { .status(try $0.required("code", try $0.number("code"))) },
        "unauthorized": { .unauthorized(afterMint: try $0.number("afterMint", in: 1...1_000_000)) },
        "primaryLimit": {
            .primaryLimit(status: try $0.number("status") ?? 403, reset: try $0.number("reset") ?? 60)
        },
        "secondaryLimit": {
            .secondaryLimit(status: try $0.number("status") ?? 403, retryAfter: try $0.number("retryAfter"))
        },
        "gitlabLimit": {
            .gitlabLimit(retryAfter: try $0.number("retryAfter"), resetTime: try $0.number("resetTime"))
        },
        "rateLimitAfter": {
            .rateLimitAfter(
                try $0.required("requests", try $0.number("requests")),
                window: try $0.number("window", in: 1...1_000_000) ?? 60)
        },
        "earlyExpiry": {
            let requests = try $0.number("requests")
            let seconds = try $0.number("seconds")
            let telling: Telling? = try $0.word("expiresAt")
            return .earlyExpiry(requests: requests, seconds: seconds, told: telling == .told)
        },
    ]

    private static let others: [String: Reader] = [
        "slow": {
            .slow(milliseconds: try $0.required("milliseconds", try $0.number("milliseconds", in: 0...600_000)))
        },
        "endlessPages": {
            let ids: Repetition? = try $0.word("ids")
            return .endlessPages(newIDs: ids == .new)
        },
        "drift": {
            let change: Drift.Change? = try $0.word("change")
            let place: Drift.Place? = try $0.word("at")
            let total: Drift.Total? = try $0.word("total")
            return .drift(Drift(change ?? .removed, at: place ?? .first, total: total ?? .true_))
        },
        "wrongType": {
            let path = try $0.required("path", try $0.text("path"))
            return .wrongType(path, try $0.required("type", try $0.word("type")))
        },
        "hugeBody": { .hugeBody(mebibytes: try $0.number("mebibytes") ?? 50) },
        "deepJSON": { .deepJSON(levels: try $0.number("levels") ?? 100_000) },
        "redirect": {
            let status = try $0.number("status") ?? 301
            let text = try $0.text("to") ?? "same"
            guard let target = RedirectTarget(text) else {
                throw FaultArguments.error(
                    "redirect", "\"\(text)\" is no target",
                    NearestWord.advice(text, in: RedirectTarget.words + ["https://…"]))
            }
            return .redirect(status, to: target)
        },
        "foreignLink": { .foreignLink(try $0.text("origin") ?? "https://elsewhere.example") },
        "skew": {
            .skew(seconds: try $0.required("seconds", try $0.number("seconds", in: -100_000_000...100_000_000)))
        },
        "bigIDs": { .bigIDs(offset: try $0.number("offset", in: 1...1 << 50) ?? 5_000_000_000) },
        "oldVersion": { .oldVersion(try $0.required("version", try $0.text("version"))) },
    ]
}
