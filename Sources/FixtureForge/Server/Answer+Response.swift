// Puts an answer into the server's terms, whole or not.
import FlyingFox
import Foundation

extension Answer {
    /// The response to send.
    /// - Parameters:
    ///   - added: headers that every answer carries.
    ///   - gate: where stalled ones wait.
    func response(adding added: [String: String], gate: StallGate) -> HTTPResponse {
        var fields: HTTPHeaders = [:]
        for (name, value) in headers.merging(added, uniquingKeysWith: { _, new in new }) {
            fields[HTTPHeader(name)] = value
        }
        let body: HTTPBodySequence
        switch delivery {
        case .stalled: return HTTPResponse(webSocket: CutConnection(after: gate))
        case .closed: return HTTPResponse(webSocket: CutConnection(after: nil))
        case .whole:
            // One buffer for the whole body: the default of 4 KiB costs a system call for each.
            body = HTTPBodySequence(data: Data(self.body), suggestedBufferSize: max(1, self.body.count))
        case .halfThenStalled: body = half(.stalled(gate))
        case .halfThenClosed: body = half(.closed)
        case .filler(let bytes):
            let pairs = max(1, (bytes - 2) / 2)
            body = HTTPBodySequence(
                from: FaultyBody(zeros: pairs), count: 2 * pairs + 3, suggestedBufferSize: 1 << 16)
        }
        return HTTPResponse(
            statusCode: HTTPStatusCode(status, phrase: StatusPhrase.of(status)), headers: fields, body: body)
    }

    /// Half of the body, announced as the whole.
    private func half(_ end: FaultyBody.End) -> HTTPBodySequence {
        HTTPBodySequence(
            from: FaultyBody(Array(body.prefix(body.count / 2)), end: end), count: body.count,
            suggestedBufferSize: max(1, body.count))
    }
}
