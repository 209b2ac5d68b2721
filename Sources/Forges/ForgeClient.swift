// Talks to one forge with one credential: limits, retries, redirects, and the record of every exchange.

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
    /// Whose quota the forge tells of; nil where nobody wants to know.
    var quota: QuotaTable.Holder?

    /// `path` starts with a slash and stands below the base URL.
    func get(_ path: String, for fact: Fact) async throws -> Answer {
        try await perform(.get, path, for: fact, body: nil, keepsBodyHash: true)
    }

    /// The same, with what `taking` makes of the body's outermost value; nil where there is no usable body. The answer's own
    /// `body` is nil then: the document is gone before anything else is waited for.
    func get<Value: Sendable>(
        _ path: String, for fact: Fact, taking: @escaping @Sendable (JSONValue) -> Value
    ) async throws -> (Answer, Value?) {
        let answer = try await perform(.get, path, for: fact, body: nil, keepsBodyHash: true, taking: taking)
        return (answer, answer.taken as? Value)
    }

    /// A POST whose answer holds a credential: its body's hash isn't kept.
    func mint(_ path: String, for fact: Fact, body: [UInt8]) async throws -> Answer {
        try await perform(.post, path, for: fact, body: body, keepsBodyHash: false)
    }

    /// The path below the base URL of a link that the forge sent; nil where it leads elsewhere. What is asked next is
    /// built from the configured URL and this path, never from the link.
    func path(ofLink link: String) -> String? { APIOrigin(url: forge.apiURL).path(ofLink: link) }

    private func perform(
        _ method: HTTPRequest.Method, _ path: String, for fact: Fact, body: [UInt8]?, keepsBodyHash: Bool,
        taking: Reply.Taking? = nil
    ) async throws -> Answer {
        var attempt = 0
        while true {
            attempt += 1
            let headers: [HTTPHeader]
            switch try await credential.headers() {
            case .success(let fields): headers = fields
            case .failure(let problem):
                return Answer(unsent: problem)
            }
            let (reply, end, isHeld) = try await send(
                method, path, fact: fact, headers: headers, body: body, taking: taking)
            let next = await next(after: reply, attempt: attempt)
            // Only now: whoever waits for the place must hear what was made of the answer.
            if isHeld { await governor.release() }
            switch next {
            case .again: continue
            case .pause(let seconds) where try await slept(seconds): continue
            case .pause, .nothing:
                return try await record(.init(method, end, fact, attempt, headers), reply, keepsBodyHash)
            }
        }
    }

    /// One try, same-origin redirects included: each of them is a request of its own and is recorded as one. Gives the
    /// path that the reply came from, too, and whether the governor still counts the request: an error may mean that no
    /// other may follow.
    private func send(
        _ method: HTTPRequest.Method, _ path: String, fact: Fact, headers: [HTTPHeader], body: [UInt8]?,
        taking: Reply.Taking?
    ) async throws -> (Reply, path: String, isHeld: Bool) {
        var path = path
        var hops = 0
        while true {
            let request = HTTPRequest(
                method, forge.apiURL + path, headers: headers + fixedHeaders(body), body: body,
                isStillWanted: { governor.stillAdmits(fact) })
            if let obstacle = try await governor.acquire(for: fact) { return (Reply(unsent: obstacle), path, false) }
            let result: Result<HTTPResponse, TransportError>
            do throws(TransportError) {
                result = .success(try await context.transport.send(request))
            } catch {
                result = .failure(error)
            }
            let isError = (try? result.get().status >= 400) ?? false
            let isCancelled = Task.isCancelled
            if !isError || isCancelled { await governor.release() }
            if isCancelled { throw CancellationError() }
            switch result {
            // Others had the connections, and meanwhile the credential met a limit or was refused: ask anew.
            case .failure(let error) where error.code == .withdrawn:
                continue
            case .failure(let error):
                return (Reply(fact: fact, error: error), path, false)
            case .success(let response):
                if let quota { context.quotas.note(response.headers, for: quota) }
                let reply = Reply(fact: fact, forge: forge.kind, response: response, sent: headers, taking: taking)
                guard method == .get, [301, 302, 307, 308].contains(response.status),
                    let target = self.path(ofLink: response.headers["location"] ?? "")
                else { return (reply, path, isError) }
                guard hops < 3 else { return (Reply(endless: fact, response: response, sent: headers), path, false) }
                try await sink(.exchange(exchange(.init(method, path, fact, 1, headers), reply, true, failure: nil)))
                hops += 1
                path = target
            }
        }
    }

    /// What follows an answer.
    private enum Next {
        /// The same request, as soon as the governor lets it.
        case again
        /// The same request after some seconds, where there are any and the budget has them.
        case pause(Double?)
        /// The answer stands.
        case nothing
    }

    private func next(after reply: Reply, attempt: Int) async -> Next {
        guard let response = reply.response else {
            return .pause(reply.transient ? context.retry.delay(after: attempt) : nil)
        }
        switch RateLimit.of(response, forge.kind, message: reply.message, now: reply.serverDate ?? context.now()) {
        case .wait(var seconds):
            // A server in trouble that says "at once" gets the time that it would get without a word.
            if response.status == 503 { seconds = max(seconds, context.retry.delay(after: attempt) ?? 0) }
            return await waits(for: attempt < context.retry.attempts ? seconds : nil, closing: seconds)
        case .waitUnknown:
            return await waits(for: context.retry.limitDelay(after: attempt), closing: context.retry.limitDelay)
        case .none:
            await governor.succeeded()
        }
        if response.status != 401 { await credential.accepted() }
        switch response.status {
        case 401:
            let delay = await credential.secondChance(response, message: reply.message, attempt: attempt)
            if delay == nil { await governor.refuse() }
            return .pause(delay)
        case 500, 502, 503, 504:
            return .pause(context.retry.delay(after: attempt))
        case 200..<300 where reply.content == nil:
            return .pause(context.retry.delay(after: attempt))
        default:
            return .nothing
        }
    }

    /// Takes `seconds` from the run's budget and sleeps them; false where there is nothing to wait for or no budget left.
    private func slept(_ seconds: Double?) async throws -> Bool {
        guard let seconds, context.budget.take(seconds) else { return false }
        try await Task.sleep(for: .seconds(seconds))
        return true
    }

    /// Leaves the waiting to the governor, which holds back all requests of the credential.
    private func waits(for seconds: Double?, closing: Double) async -> Next {
        guard let seconds else {
            await governor.close(closing)
            return .nothing
        }
        let waited = await governor.wait(seconds, budget: context.budget) { context.waiting(forge.apiURL, $0) }
        return waited ? .again : .nothing
    }

    private func record(_ attempt: Attempt, _ reply: Reply, _ keepsBodyHash: Bool) async throws -> Answer {
        if let unsent = reply.unsent { return Answer(unsent: unsent) }
        let exchange = exchange(attempt, reply, keepsBodyHash, failure: reply.problem?.message)
        let id = exchange.id
        try await sink(.exchange(exchange))
        let outcome: Answer.Outcome
        switch reply.content {
        case .document(let document): outcome = .body(document)
        case .taken(let value): outcome = .taken(value)
        case nil:
            let problem =
                reply.problem ?? Unreadable(attempt.fact, .malformed, "The forge\'s answer has no usable body")
            let gap = Unreadable(
                problem.fact, problem.cause, problem.message, missingPermission: problem.missingPermission,
                exchange: id)
            outcome = .problem(gap)
        }
        return Answer(
            exchange: id, status: reply.response?.status, headers: reply.response?.headers ?? [:],
            message: reply.message, outcome: outcome)
    }

    /// The record of a request, under the next number.
    private func exchange(_ attempt: Attempt, _ reply: Reply, _ keepsBodyHash: Bool, failure: String?) -> Exchange {
        // A link to the next page may repeat the credential.
        let shown = SafeText.hiding(attempt.headers.map(\.value), in: attempt.path)
        return Exchange(
            id: context.exchanges.next(), integration: integration, fact: attempt.fact,
            method: attempt.method.rawValue, path: SafeText.cleanQuery(shown), status: reply.response?.status,
            requestID: reply.requestID, serverDate: reply.serverDate, bytes: reply.bytes,
            bodySHA256: keepsBodyHash ? reply.bodySHA256 : nil,
            attempts: attempt.number, failure: failure)
    }

    private func fixedHeaders(_ body: [UInt8]?) -> [HTTPHeader] {
        let type = body == nil ? [] : [HTTPHeader("Content-Type", "application/json")]
        switch forge.kind {
        case .github:
            return type + [
                HTTPHeader("Accept", "application/vnd.github+json"), HTTPHeader("X-GitHub-Api-Version", "2022-11-28"),
            ]
        case .gitlab:
            return type + [HTTPHeader("Accept", "application/json")]
        }
    }

    /// The request behind an exchange.
    private struct Attempt {
        let method: HTTPRequest.Method
        let path: String
        let fact: Fact
        let number: Int
        /// The credential's.
        let headers: [HTTPHeader]

        init(_ method: HTTPRequest.Method, _ path: String, _ fact: Fact, _ number: Int, _ headers: [HTTPHeader]) {
            self.method = method
            self.path = path
            self.fact = fact
            self.number = number
            self.headers = headers
        }
    }
}
