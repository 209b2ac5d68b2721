// Whoever waits is woken exactly once, whatever happens: cancelled early, late or never, or the transport ends.

import Foundation
import Synchronization
import Testing

@testable import Transport

@Suite struct LifecycleTests {
    /// A server that answers nothing, and a stream that tells of each request.
    private func silentServer() throws -> (RawServer, AsyncStream<Void>) {
        let (arrivals, report) = AsyncStream.makeStream(of: Void.self)
        let server = try RawServer { _ in
            report.yield()
            return .hang("")
        }
        return (server, arrivals)
    }

    /// Limits that no machine is too slow for.
    private static func unhurried(_ limits: inout TransportLimits) {
        limits.timeoutSeconds = 3_600
        limits.stallSeconds = 3_600
    }

    private func code(of task: Task<HTTPResponse, any Error>) async -> TransportError.Code? {
        switch await task.result {
        case .success: nil
        case .failure(let error): (error as? TransportError)?.code
        }
    }

    @Test("A request that is cancelled on its way ends at once, and others go on")
    func cancelled() async throws {
        let (server, arrivals) = try silentServer()
        let transport = CurlTransportTests.transport(Self.unhurried)
        let request = HTTPRequest(.get, server.url)
        let task = Task { try await transport.send(request) }
        for await _ in arrivals { break }
        task.cancel()
        #expect(await code(of: task) == .cancelled)
        let other = try RawServer { _ in .keep("x".answer()) }
        #expect(try await transport.send(HTTPRequest(.get, other.url)).status == 200)
    }

    @Test("A request of a task that was cancelled before is never sent")
    func cancelledBefore() async throws {
        let server = try RawServer { _ in .keep("x".answer()) }
        let transport = CurlTransportTests.transport()
        let request = HTTPRequest(.get, server.url)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await transport.send(request)
        }
        #expect(await code(of: task) == .cancelled)
        #expect(server.requests.isEmpty)
    }

    @Test("Cancelling at any moment ends each request exactly once")
    func cancelledAtAnyMoment() async throws {
        let server = try RawServer { _ in .keep("x".answer()) }
        let transport = CurlTransportTests.transport()
        let request = HTTPRequest(.get, server.url)
        for round in 0..<200 {
            let task = Task { try await transport.send(request) }
            for _ in 0..<(round % 20) { await Task.yield() }
            task.cancel()
            let code = await code(of: task)
            #expect(code == nil || code == .cancelled)
        }
    }

    @Test("When the transport ends, whoever waits is told, and whoever comes later too")
    func shutDown() async throws {
        let (server, arrivals) = try silentServer()
        var limits = TransportLimits()
        Self.unhurried(&limits)
        limits.connections = 2
        let shared = CurlTransport.Shared(limits: limits, userAgent: "test", connectTo: nil)
        Thread.detachNewThread { CurlLoop(shared)?.run() }
        let url = server.url
        await withTaskGroup(of: TransportError.Code?.self) { group in
            func submit() {
                group.addTask {
                    let transfer = Transfer(HTTPRequest(.get, url), to: shared.destination(of: url))
                    let result = await withCheckedContinuation { continuation in
                        transfer.attach(continuation)
                        shared.submit(transfer)
                    }
                    if case .failure(let error) = result { return error.code }
                    return nil
                }
            }
            // Two are on their way, three wait for a connection.
            for _ in 0..<5 { submit() }
            var seen = 0
            for await _ in arrivals {
                seen += 1
                if seen == 2 { break }
            }
            shared.shutDown()
            submit()
            for await code in group { #expect(code == .shutDown) }
        }
    }

    @Test("A transport that nobody uses any more ends its thread")
    func threadEnds() async throws {
        let shared = CurlTransport.Shared(limits: TransportLimits(), userAgent: "test", connectTo: nil)
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                CurlLoop(shared)?.run()
                continuation.resume()
            }
            shared.shutDown()
        }
    }
}
