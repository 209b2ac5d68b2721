// Headers out: nothing prints a credential, and no value can bring in a header of its own.

import Testing

@testable import Transport

@Suite struct HeaderTests {
    @Test("No way of printing a request or a header shows a value")
    func neverPrinted() {
        let secret = "glpat-0123456789.01.abcdefghi"
        let header = HTTPHeader("PRIVATE-TOKEN", secret)
        let request = HTTPRequest(.post, "https://h/x", headers: [header], body: Array("sent".utf8))
        var dumped = ""
        dump(header, to: &dumped)
        dump(request, to: &dumped)
        let texts = [
            "\(header)", "\(request)", String(reflecting: header), String(reflecting: request), "\([header])",
            String(reflecting: [header]), "\(request.headers)",
            "\(Transfer(request, to: Destination(of: request.url, routes: [:])))", "\(Optional(header) as Any)",
            dumped,
        ]
        for text in texts { #expect(!text.contains("glpat") && !text.contains("0123456789"), "\(text)") }
    }

    @Test("An answer's body, which may hold a fresh credential, isn't printed either")
    func bodyNeverPrinted() {
        let response = HTTPResponse(status: 201, headers: ["x": "ghs_header"], body: Array("ghs_body".utf8))
        for text in ["\(response)", String(reflecting: response)] {
            #expect(!text.contains("ghs_"), "\(text)")
            #expect(!text.contains("103, 104, 115"), "\(text)")
        }
    }

    @Test(
        "A header that could bring in another one is refused, and nothing is sent",
        arguments: [
            ("PRIVATE-TOKEN", "a\r\nX-Evil: 1"), ("PRIVATE-TOKEN", "a\nX-Evil: 1"), ("PRIVATE-TOKEN", "a\rX-Evil: 1"),
            ("PRIVATE-TOKEN", "a\u{0}b"), ("X\r\nX-Evil", "1"), ("X-Evil: 1\r\nX", "1"), ("", "1"), ("X Y", "1"),
            ("X:", "1"), ("@/etc/passwd", "1"),
        ])
    func injection(name: String, value: String) async throws {
        let server = try RawServer { _ in .keep("x".answer()) }
        let request = HTTPRequest(.get, server.url, headers: [HTTPHeader(name, value)])
        let error = await CurlTransportTests.failure(of: request, over: CurlTransportTests.transport())
        #expect(error?.code == .invalidHeader)
        #expect(error?.transient == false)
        #expect(error.map { "\($0)".contains("Evil") } == false)
        #expect(server.requests.isEmpty)
    }

    @Test("Usual values go out as they are")
    func sent() async throws {
        let server = try RawServer { _ in .keep("x".answer()) }
        let headers = [HTTPHeader("Authorization", "Bearer a.b-c_d=="), HTTPHeader("Accept", "application/json; q=1")]
        _ = try await CurlTransportTests.transport().send(HTTPRequest(.get, server.url, headers: headers))
        #expect(server.requests.first?.values("authorization") == ["Bearer a.b-c_d=="])
        #expect(server.requests.first?.values("accept") == ["application/json; q=1"])
    }
}
