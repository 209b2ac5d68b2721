// The syntax of faults: what is written reads as it is meant, and nothing else reads at all.
import FixtureForge
import Foundation
import Testing

@Suite struct FaultSpecTests {
    @Test(
        "Every kind reads with and without its arguments, and is written as it reads",
        arguments: [
            "status(502)", "status(304)", "unauthorized", "unauthorized(afterMint=1)", "forbidden", "primaryLimit",
            "primaryLimit(429, reset=10)", "secondaryLimit", "secondaryLimit(429, retryAfter=60)", "gitlabLimit",
            "gitlabLimit(retryAfter=30, resetTime=30)", "rateLimitAfter(5)", "rateLimitAfter(5, window=2)", "stall",
            "stallBody", "closeMidBody", "truncatedBody", "closeBeforeAnswer", "slow(20)", "endlessPages",
            "endlessPages(new)", "repeatedPage", "drift", "drift(added, at=last, total=stale)", "manyProjects",
            "wrongType(repositories[0].id, string)", "wrongType($, null)", "wrongType([*].permissions, missing)",
            "invalidJSON", "emptyBody", "hugeBody", "hugeBody(5)", "deepJSON", "deepJSON(500)", "invalidUTF8",
            "duplicateKeys", "loneSurrogate", "htmlOK", "redirect", "redirect(302, to=signIn)", "redirect(307)",
            "redirect(301, to=loop)", "redirect(301, to=http)", "redirect(302, to=https://evil.example/x)",
            "foreignLink", "foreignLink(http://evil.example:81)", "linkHTTP", "linkPrivateToken", "skew(-600)",
            "noDate", "bigIDs", "bigIDs(3000000000)", "ignoreMinAccessLevel", "oldVersion(11.1.0)",
            "earlyExpiry(requests=3)", "earlyExpiry(seconds=120, expiresAt=told)",
        ])
    func kinds(text: String) throws {
        let spec = try FaultSpec(parsing: "kind=\(text)")
        #expect(try FaultSpec(parsing: spec.description) == spec)
    }

    @Test("All fields read, whatever the space around them")
    func fields() throws {
        let spec = try FaultSpec(
            parsing: " kind = status(502) ;forge=gitlab; route=GET /projects* ; credential=token acme-gitlab;"
                + "query=page=2&min_access_level=*&!simple; page=2; from=3; times=2; per=credential ")
        #expect(
            spec
                == FaultSpec(
                    .status(502), forge: .gitLab, route: "GET /projects*", credential: "token acme-gitlab",
                    query: [
                        QueryCondition("page", .value("2")), QueryCondition("min_access_level", .present),
                        QueryCondition("simple", .absent),
                    ], page: 2, from: 3, times: 2, per: .credential))
        #expect(try FaultSpec(parsing: spec.description) == spec)
    }

    @Test(
        "A mistake is named, with the nearest word",
        arguments: [
            ("kind=stal", "stall"), ("kind=Status(502)", "status"), ("knid=stall", "kind"), ("stall", "word=value"),
            ("kind=stall;", "word=value"), ("kind=stall; kind=stall", "given twice"), ("route=GET /user", "missing"),
            ("kind=status", "missing"), ("kind=status(200)", "200"), ("kind=status(5x)", "5x"),
            ("kind=status(502", "isn't closed"), ("kind=status(502, 3)", "too many"), ("kind=stall()", "empty"),
            ("kind=stall(1)", "too many"), ("kind=slow(-1)", "-1"), ("kind=primaryLimit(status=500)", "500"),
            ("kind=primaryLimit(rset=5)", "reset"), ("kind=drift(remove)", "removed"),
            ("kind=wrongType(id, objct)", "object"), ("kind=wrongType(a[x], null)", "a[x]"),
            ("kind=redirect(301, to=sigin)", "signIn"), ("kind=redirect(200)", "200"),
            ("kind=foreignLink(evil.example)", "evil.example"), ("kind=oldVersion(old)", "old"),
            ("kind=earlyExpiry", "requests or seconds"), ("kind=stall; forge=gihub", "github"),
            ("kind=gitlabLimit; forge=github", "forge=gitlab"), ("kind=stall; route=GET /project", "GET /projects"),
            ("kind=stall; forge=github; route=GET /projects", "GET /app"), ("kind=stall; credential=tokn x", "token"),
            ("kind=stall; times=0", "above 0"), ("kind=stall; from=x", "above 0"), ("kind=stall; query=page", "name=*"),
            ("kind=stall; per=credentials", "credential"), ("kind=skew(600); times=1", "no other field"),
            ("kind=drift; route=GET /user", "GET /projects"), ("kind=stall; times=", "times is empty"),
        ])
    func mistakes(text: String, hint: String) {
        let error = #expect(throws: FixtureForgeError.self) { try FaultSpec(parsing: text) }
        #expect(error?.description.contains(hint) == true, "\(error?.description ?? "")")
    }

    @Test("A credential that the fleet does not have is refused when the forge is made, and so are values out of range")
    func unknownCredential() throws {
        let fleet = try DemoForge.fleet.get()
        let secrets = try DemoForge.secrets.get()
        for spec in [
            FaultSpec(.stall, credential: "installation 1"), FaultSpec(.status(99)), FaultSpec(.stall, times: 0),
        ] {
            #expect(throws: FixtureForgeError.self) {
                try FixtureForge(fleet: fleet, secrets: secrets, faults: Faults([spec]))
            }
        }
    }

    @Test("A file holds texts and objects, and its mistakes are told with their place")
    func file() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "faults-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        func read(_ text: String) throws -> [FaultSpec] {
            try text.write(to: file, atomically: true, encoding: .utf8)
            return try FaultFile(file).specs()
        }
        #expect(
            try read(#"["kind=stall; times=1", {"kind": "status(502)", "route": "GET /user", "from": 2}]"#)
                == [FaultSpec(.stall, times: 1), FaultSpec(.status(502), route: "GET /user", from: 2)])
        for (text, hint) in [
            (#"["kind=stall", {"kind": "stal"}]"#, "fault 2"), ("{}", "no JSON array"), ("[1]", "no JSON array"),
            (#"[{"kind": "stall", "tims": 1}]"#, "times"), (#"[{"kind": "stall", "times": 1.5}]"#, "no JSON array"),
        ] {
            let error = #expect(throws: FixtureForgeError.self) { try read(text) }
            #expect(error?.description.contains(hint) == true, "\(error?.description ?? "")")
        }
        #expect(throws: FixtureForgeError.self) { try FaultFile(URL(filePath: "/nowhere.json")).specs() }
    }
}
