// `check --online`: what each credential may do, by its forge's own word.
import FixtureForge
import Foundation
import TestSupport
import Testing

@Suite("check --online", .timeLimit(.minutes(15)))
struct OnlineCheckTests {
    @Test("the demo's credentials: one request each, and what is refused or lacking is said")
    func demo() async throws {
        try await Scratch.use { scratch in
            let run = try await ForgeProcess.use(in: scratch) { forge in
                try await scratch.forgeaudit("check", ["--online"], port: forge.port)
            }
            #expect(run.status == 1, "\(run.text)")
            let lines = run.output.split(separator: "\n")
            let standing = { (name: String) in
                lines.first { $0.hasPrefix(name + " ") }?.split(separator: " ").dropFirst().first.map(String.init)
            }
            #expect(standing("app/hub") == "works", "\(run.text)")
            #expect(standing("acme-github-tools") != nil)
            #expect(standing("globex-github-labs") == "refused", "\(run.text)")
            #expect(standing("acme-gitlab") == "works")
            #expect(standing("acme-gitlab-data") == "lacks", "\(run.text)")
            #expect(standing("globex-github-mobile") == "differs", "\(run.text)")
            #expect(run.output.contains("reach globex-mobile, which the config says"), "\(run.text)")
            #expect(run.output.contains("may not"))
            #expect(run.output.contains("write (scope api)"))
            // Two Apps and fifteen integrations.
            let requests = try DemoRequest.read(scratch.requestLog)
            #expect(requests.count == 17, "\(requests.map(\.path))")
        }
    }

    @Test("0 where all work, 3 where the forge can't be asked, and no snapshot either way")
    func statuses() async throws {
        let port = try ClosedPort()
        try await Scratch.use { scratch in
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            try await LocalForge.use(in: scratch) { local in
                let fine = try await scratch.forgeaudit("check", ["--online"], config: "small.yaml", port: local.port)
                #expect(fine.status == 0, "\(fine.text)")
                #expect(fine.output.contains("api, until "))
                let quiet = try await scratch.forgeaudit(
                    "check", ["--online", "--quiet"], config: "small.yaml", port: local.port)
                #expect(quiet.text == "")
            }
            let down = try await scratch.forgeaudit("check", ["--online"], config: "small.yaml", port: port.number)
            #expect(down.status == 3, "\(down.text)")
            #expect(down.output.contains("unknown"))
            #expect(!FileManager.default.fileExists(atPath: scratch.snapshots.path))
            withExtendedLifetime(port) {}
        }
    }

    @Test("a token that the forge rejects is refused, and isn't repeated")
    func rejected() async throws {
        try await Scratch.use { scratch in
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            try await LocalForge.use(in: scratch) { local in
                try scratch.write("glpat-PLANTEDPLANTEDPLANTED", to: ".demo/secrets/dave-gitlab.token")
                let run = try await scratch.forgeaudit("check", ["--online"], config: "small.yaml", port: local.port)
                #expect(run.status == 1, "\(run.text)")
                #expect(run.output.contains("refused"))
                #expect(!run.text.contains("PLANTED"))
            }
        }
    }
}
