// One answer of a forge, classified.

import Crypto
import Foundation
import Inventory
import JSON
import Transport

/// An answer with what it means: a body, or a problem with its cause and the missing permission.
struct Reply {
    /// What a body held.
    enum Content {
        case document(JSONDocument)
        /// What was taken out of the document before anything else was waited for: the pages of a listing that are under way
        /// side by side take no room then.
        case taken(any Sendable)
    }

    /// Takes out of a document what the caller wants.
    typealias Taking = @Sendable (JSONValue) -> any Sendable

    /// Without its body, which is many times as large as what is kept of it.
    let response: HTTPResponse?
    let content: Content?
    /// The body's bytes and their SHA-256; nil where no answer came.
    private(set) var bytes = 0
    private(set) var bodySHA256: String?
    let problem: Unreadable?
    /// The error's own words, cleaned.
    let message: String
    /// Whether the request may succeed a little later although no answer came.
    let transient: Bool
    /// Why nothing was sent; nil where something was.
    let unsent: Unreadable?
    let requestID: String?
    /// The forge's own clock.
    private(set) var serverDate: Date?

    /// Nothing was sent.
    init(unsent reason: Unreadable) {
        response = nil
        content = nil
        problem = reason
        message = reason.message
        transient = false
        unsent = reason
        requestID = nil
    }

    /// The last of too many redirects came.
    init(endless fact: Fact, response: HTTPResponse, sent: [HTTPHeader]) {
        self.response = response.withoutBody
        (bytes, bodySHA256) = Self.measures(response)
        content = nil
        problem = Unreadable(fact, .malformed, "The forge redirects without end")
        message = ""
        transient = false
        unsent = nil
        requestID = Self.requestID(response, sent)
        serverDate = response.headers["date"].flatMap(HTTPDate.parse)
    }

    /// No answer came.
    init(fact: Fact, error: TransportError) {
        response = nil
        content = nil
        let cause: Unreadable.Cause = error.code == .bodyTooLarge ? .malformed : .unreachable
        problem = Unreadable(fact, cause, SafeText.clean(error.description))
        message = error.description
        transient = error.transient
        unsent = nil
        requestID = nil
    }

    /// An answer came. `sent` are the request's own header fields, which the answer may repeat.
    init(fact: Fact, forge: ForgeKind, response: HTTPResponse, sent: [HTTPHeader], taking: Taking? = nil) {
        self.response = response.withoutBody
        (bytes, bodySHA256) = Self.measures(response)
        transient = false
        unsent = nil
        requestID = Self.requestID(response, sent)
        serverDate = response.headers["date"].flatMap(HTTPDate.parse)
        let parsed = try? JSONDocument(parsing: response.body)
        guard !(200..<300).contains(response.status) else {
            content = parsed.map { document in
                taking.map { .taken($0(document.root)) } ?? .document(document)
            }
            message = ""
            problem =
                parsed == nil
                ? Unreadable(fact, .malformed, "The forge answered \(response.status) with a body that isn't JSON")
                : nil
            return
        }
        content = nil
        message = Self.message(parsed?.root, sent)
        problem = Self.problem(fact, forge, response, message: message, sent)
    }

    private static func measures(_ response: HTTPResponse) -> (Int, String) {
        (response.body.count, SHA256.hash(data: response.body).hexadecimal)
    }

    private static func requestID(_ response: HTTPResponse, _ sent: [HTTPHeader]) -> String? {
        (response.headers["x-github-request-id"] ?? response.headers["x-request-id"]).map {
            SafeText.clean(SafeText.hiding(sent.map(\.value), in: $0), limit: 100)
        }
    }

    /// Both forges' envelopes: `message` (text or object), `error`, `error_description`.
    private static func message(_ body: JSONValue?, _ sent: [HTTPHeader]) -> String {
        guard let body else { return "" }
        let parts = [
            body["message"]?.string, body["error"]?.string, body["error_description"]?.string,
            body["documentation_url"]?.string.flatMap { $0.contains("rate-limits") ? "(rate limit)" : nil },
        ]
        let text = parts.compactMap { $0 }.joined(separator: ": ")
        // A refusal to mint a token may hold one all the same.
        let minted = [body["token"]?.string].compactMap { $0 }
        return SafeText.clean(SafeText.hiding(sent.map(\.value) + minted, in: text))
    }

    private static func problem(
        _ fact: Fact, _ forge: ForgeKind, _ response: HTTPResponse, message: String, _ sent: [HTTPHeader]
    ) -> Unreadable {
        // GitLab repeats the status in its words.
        let words = message.hasPrefix("\(response.status) ") ? String(message.dropFirst(4)) : message
        let text = "The forge answered \(response.status)\(words.isEmpty ? "" : ": \(words)")"
        switch response.status {
        case 401:
            return Unreadable(fact, .credentialRejected, text)
        case 403 where RateLimit.of(response, forge, message: message, now: .distantPast) != .none, 429:
            return Unreadable(fact, .rateLimited, text)
        case 403:
            let accepted = response.headers["x-accepted-github-permissions"].map {
                "App permission "
                    + SafeText.clean(
                        SafeText.hiding(sent.map(\.value), in: $0).replacingOccurrences(of: "=", with: ": "))
            }
            return Unreadable(fact, .forbidden, text, missingPermission: accepted ?? fact.permission)
        case 404, 410:
            return Unreadable(fact, .notFound, text)
        case 300..<400:
            return Unreadable(fact, .malformed, "The forge redirects to another place than its own API")
        case 500...:
            return Unreadable(fact, .unreachable, text)
        default:
            return Unreadable(fact, .malformed, text)
        }
    }
}

extension HTTPResponse {
    fileprivate var withoutBody: HTTPResponse { HTTPResponse(status: status, headers: headers, body: []) }
}
