// The command line of the local forge: reads a fleet, makes the secrets, serves until it is told to stop.
import ArgumentParser
import FixtureForge
import Foundation

/// Serves a fleet of fixtures on 127.0.0.1. Ends with 0 on SIGTERM or SIGINT, with 2 if it could not start.
@main
struct FixtureForgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fixture-forge",
        abstract: "A local forge that speaks the GitHub and GitLab APIs and serves a folder of fixtures.",
        discussion: """
            Prints one line, "listening on http://127.0.0.1:PORT", when it is ready. The GitHub API is below /api/v3, the \
            GitLab API below the path of the fleet's web_origin and /api/v4.

            Exit status: 0 stopped by SIGTERM or SIGINT; 2 could not start; 64 usage.
            """)

    @Option(help: ArgumentHelp("The folder of the fleet.", valueName: "folder"))
    var fleet: String

    @Option(
        help: ArgumentHelp(
            "The fleet at another time: a folder of the files, and in them the keys, that differ.", valueName: "folder")
    )
    var overlay: String?

    @Option(
        help: ArgumentHelp(
            "Where private keys (<app>.pem) and tokens (<name>.token) are written, or found again.", valueName: "folder"
        ))
    var secrets: String

    @Option(help: "The port to listen on; 0 takes a free one.")
    var port: UInt16 = 0

    @Option(help: ArgumentHelp("Freezes the forge's time, e.g. 2026-11-22T02:00:00Z.", valueName: "time"))
    var clock: String?

    @Option(help: ArgumentHelp("Appends a JSON line for every request to this file.", valueName: "file"))
    var log: String?

    @Option(
        help: ArgumentHelp("What Link headers begin with, if not http:// and the request's Host.", valueName: "url"))
    var publicOrigin: String?

    @Option(
        help: ArgumentHelp(
            "Trouble to make, e.g. 'kind=stall; times=1' (fixtures/README.md has them all); may be given again.",
            valueName: "spec"))
    var fault: [String] = []

    @Option(help: ArgumentHelp("A JSON array of such troubles, laid before those of --fault.", valueName: "file"))
    var faults: String?

    init() {}

    mutating func validate() throws {
        if let clock, Timestamp.parse(clock) == nil {
            throw ValidationError("--clock \(clock) is no time; write it like 2026-11-22T02:00:00Z")
        }
    }

    mutating func run() async throws {
        let signals = EndSignal()
        let forge: FixtureForge
        do {
            forge = try await start()
        } catch {
            FileHandle.standardError.write(Data("fixture-forge: \(error)\n".utf8))
            throw ExitCode(2)
        }
        await signals.wait()
        await forge.stop()
    }

    private func start() async throws -> FixtureForge {
        let faults =
            try (faults.map { try FaultFile(URL(filePath: $0)).specs() } ?? [])
            + fault.map { try FaultSpec(parsing: $0) }
        let fleet = try FleetLoader(
            folder: URL(filePath: fleet, directoryHint: .isDirectory),
            overlay: overlay.map { URL(filePath: $0, directoryHint: .isDirectory) }
        ).load()
        let secrets = try SecretFolder(URL(filePath: secrets, directoryHint: .isDirectory)).secrets(for: fleet)
        let time = clock.flatMap { Timestamp.parse($0) }
        let forge = try FixtureForge(
            fleet: fleet, clock: time.map { .frozen(at: $0) } ?? .system(), secrets: secrets,
            publicOrigin: publicOrigin,
            log: try log.map { try LogFile($0).log() } ?? RequestLog(), faults: Faults(faults))
        let port = try await forge.start(port: port)
        // Written past stdio's buffer: whoever starts the forge waits for this line.
        FileHandle.standardOutput.write(Data("listening on http://127.0.0.1:\(port)\n".utf8))
        return forge
    }
}
