// Log lines for machines and for people.
import Foundation
import TestSupport
import Testing

@Suite("Log lines", .timeLimit(.minutes(15)))
struct LogLineTests {
    private struct Line: Decodable {
        let time: String
        let level: String
        let message: String
        let integration: String?
        let file: String?
        let line: String?
        let hint: String?
    }

    /// Every line of the errors as JSON; throws where one isn't an object with time, level and message.
    private func lines(_ run: Run) throws -> [Line] {
        try run.errorLines.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    }

    @Test("with --log-format json every line is an object with time, level and message")
    func json() async throws {
        try await Scratch.use { scratch in
            try await Demo.first.publishYesterday(in: scratch)
            try await LocalForge.use(in: scratch) { local in
                let run = try await scratch.forgeaudit("run", ["--log-format", "json"], port: local.port)
                let lines = try lines(run)
                #expect(Set(lines.map(\.time)) == [Scratch.now])
                #expect(Set(lines.map(\.level)) == ["info", "warning"])
                #expect(Set(lines.compactMap(\.integration)).count == 15)
                #expect(lines.count(where: { $0.message == "imported" }) == 15)
                #expect(lines.count(where: { $0.message == "report written" }) == 8)
                let demo = try await Demo.first
                #expect(run.output == demo.run.output)
            }
        }
    }

    @Test("problems of the config, of secrets and of the disk are such lines too")
    func problems() async throws {
        try await Scratch.use { scratch in
            let arguments = ["run", "-c", "small.yaml", "--log-format", "json", "--clock", Scratch.now]
            try scratch.write(SmallConfig.dave.replacing("audit:", with: "audti:"), to: "small.yaml")
            let unknown = try lines(try await scratch.start(arguments).finished())
            #expect(unknown.map(\.message) == ["unknown key 'audti' in the config"])
            #expect(unknown.map(\.file) == ["small.yaml"])
            #expect(unknown.map(\.line) == ["11"])
            #expect(unknown.map(\.hint) == ["did you mean 'audit'?"])
            try scratch.write(SmallConfig.dave, to: "small.yaml")
            let secret = try lines(try await scratch.start(arguments).finished())
            #expect(secret.map(\.line) == ["9"])
            let disk = try lines(
                try await scratch.forgeaudit("report", "-c", "small.yaml", "--log-format", "json"))
            #expect(disk.map(\.level) == ["error"])
        }
    }

    @Test("--quiet leaves warnings, errors and the verdict in one line")
    func quiet() async throws {
        try await Scratch.use { scratch in
            try await LocalForge.use(in: scratch) { local in
                let run = try await scratch.forgeaudit(
                    "run", ["--quiet", "--log-format", "json"], port: local.port)
                #expect(run.output.hasPrefix("The audit is not met: "))
                #expect(run.output.split(separator: "\n").count == 1)
                #expect(try lines(run).map(\.level) == ["warning", "warning", "warning"])
                #expect(run.status == 1)
            }
        }
    }

    @Test("without a terminal nothing is redrawn: no carriage return, no escape sequence")
    func plain() async throws {
        let run = try await Demo.first.run
        #expect(run.errorLines.count == 15 + 1 + 8)
        for character in ["\r", "\u{1B}", "\u{8}"] {
            #expect(!run.text.unicodeScalars.contains { "\($0)" == character })
        }
        for line in run.errorLines {
            #expect(line.hasPrefix("\(Scratch.now) info ") || line.hasPrefix("\(Scratch.now) warning "), "\(line)")
        }
    }
}
