// Talks to one forge with one credential: limits, retries, redirects, and the record of every exchange.

import Crypto
import Foundation
import Inventory
import JSON
import Transport

/// Makes requests below one base URL. Every request ends in an exchange that is recorded before its answer is used.
struct ForgeClient: Sendable {
    let forge: Forge
    let context: ForgeContext
    let governor: RateGovernor
    let credential: any Credential
    /// The integration that the exchanges belong to; nil where several share them.
    let integration: String?
    let sink: ObservationSink

    /// `path` starts with a slash and stands below the base URL.
    func get(_ path: String, for fact: Fact) async throws -> Answer {
        try await perform(.get, path, for: fact, body: nil, keepsBodyHash: true)
    }

    /// A POST whose answer holds a credential: its body's hash isn't kept.
    func mint(_ path: String, for fact: Fact, body: [UInt8]) async throws -> Answer {
        try await perform(.post, path, for: fact, body: body, keepsBodyHash: false)
    }

    /// The path below the base URL of a link that the forge sent; nil where it leads elsewhere.
    func path(ofLink link: String) -> String? {
        guard link.utf8.count <= 4000, link.hasPrefix(forge.apiURL + "/"), !link.contains("/../") else { return nil }
        return String(link.dropFirst(forge.apiURL.count))
    }

    private func perform(
        _ method: HTTPRequest.Method, _ path: String, for fact: Fact, body: [UInt8]?, keepsBodyHash: Bool
    ) async throws -> Answer {
        if let refusal = await governor.refusal { return Answer(refusal: refusal, fact: fact) }
        var attempt = 0
        while true {
            attempt += 1
            let headers: [HTTPHeader]
            switch try await credential.headers() {
            case .success(let fields): headers = fields
            case .failure(let problem):
                return try await record(.init(method, path, fact, attempt), Reply(failure: problem), keepsBodyHash)
            }
            let reply = try await send(method, path, fact: fact, headers: headers, body: body)
            if let delay = await pause(after: reply, attempt: attempt), context.budget.take(delay) {
                try await Task.sleep(for: .seconds(delay))
                continue
            }
            return try await record(.init(method, path, fact, attempt), reply, keepsBodyHash)
        }
    }

    /// One try, same-origin redirects included.
    private func send(
        _ method: HTTPRequest.Method, _ path: String, fact: Fact, headers: [HTTPHeader], body: [UInt8]?
    ) async throws -> Reply {
        var path = path
        for _ in 0..<4 {
            let request = HTTPRequest(method, forge.apiURL + path, headers: headers + fixedHeaders, body: body)
            try await governor.acquire()
            let result: Result<HTTPResponse, TransportError>
            do throws(TransportError) {
                result = .success(try await context.transport.send(request))
            } catch {
                result = .failure(error)
            }
            await governor.release()
            try Task.checkCancellation()
            switch result {
            case .failure(let error):
                return Reply(fact: fact, error: error)
            case .success(let response):
                let reply = Reply(fact: fact, response: response, forge: forge)
                guard method == .get, [301, 302, 307, 308].contains(response.status) else { return reply }
                guard let target = self.path(ofLink: response.headers["location"] ?? "") else { return reply }
                path = target
            }
        }
        return Reply(failure: Unreadable(fact, .malformed, "the forge redirects without end"))
    }

    /// Seconds to wait before another try; nil where the reply stands.
    private func pause(after reply: Reply, attempt: Int) async -> Double? {
        guard let response = reply.response else {
            return reply.transient ? context.retry.delay(after: attempt) : nil
        }
        switch RateLimit.of(response, forge.kind, message: reply.message, now: reply.serverDate ?? context.now()) {
        case .wait(let seconds):
            guard attempt < context.retry.attempts else { return nil }
            await governor.pause(seconds)
            return seconds
        case .waitUnknown:
            guard let seconds = context.retry.limitDelay(after: attempt) else { return nil }
            await governor.pause(seconds)
            return seconds
        case .none:
            await governor.succeeded()
        }
        switch response.status {
        case 401:
            return await credential.secondChance(response, message: reply.message, attempt: attempt)
        case 500, 502, 503, 504:
            return context.retry.delay(after: attempt)
        case 200..<300 where reply.document == nil:
            return context.retry.delay(after: attempt)
        default:
            return nil
        }
    }

    private func record(_ attempt: Attempt, _ reply: Reply, _ keepsBodyHash: Bool) async throws -> Answer {
        let id = context.exchanges.next()
        let body = reply.response?.body ?? []
        try await sink(
            .exchange(
                Exchange(
                    id: id, integration: integration, fact: attempt.fact, method: attempt.method.rawValue,
                    path: SafeText.cleanQuery(attempt.path), status: reply.response?.status,
                    requestID: reply.requestID, serverDate: reply.serverDate, bytes: body.count,
                    bodySHA256: keepsBodyHash && reply.response != nil ? SHA256.hash(data: body).hexadecimal : nil,
                    attempts: attempt.number, failure: reply.problem?.message)))
        let outcome: Answer.Outcome
        if let document = reply.document {
            outcome = .body(document)
        } else {
            let problem = reply.problem ?? Unreadable(attempt.fact, .malformed, "the forge's answer has no usable body")
            let gap = Unreadable(
                problem.fact, problem.cause, problem.message, missingPermission: problem.missingPermission,
                exchange: id)
            if reply.response?.status == 401 { await governor.refuse(gap) }
            outcome = .problem(gap)
        }
        return Answer(
            exchange: id, status: reply.response?.status, headers: reply.response?.headers ?? [:],
            message: reply.message, outcome: outcome)
    }

    private var fixedHeaders: [HTTPHeader] {
        switch forge.kind {
        case .github:
            [HTTPHeader("Accept", "application/vnd.github+json"), HTTPHeader("X-GitHub-Api-Version", "2022-11-28")]
        case .gitlab:
            [HTTPHeader("Accept", "application/json")]
        }
    }

    /// The request behind an exchange.
    private struct Attempt {
        let method: HTTPRequest.Method
        let path: String
        let fact: Fact
        let number: Int

        init(_ method: HTTPRequest.Method, _ path: String, _ fact: Fact, _ number: Int) {
            self.method = method
            self.path = path
            self.fact = fact
            self.number = number
        }
    }
}
