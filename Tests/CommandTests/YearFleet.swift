// A fleet that changes every few nights, by rules that a test can follow.
import FixtureForge
import Foundation

/// The fleet of one night: projects of one GitLab token, some of them without their rebuild hook.
struct YearFleet {
    /// From 0 to 364.
    let night: Int

    static func config(snapshots: URL) -> String {
        """
        version: 1
        snapshots: { directory: \(snapshots.path), keep: 30, keep_days: 20 }
        transport: { wait_budget_seconds: 0 }
        integrations:
          - id: lab
            owner: { user: dave }
            gitlab:
              url: http://gitlab.localhost/gitlab
              token: { file: secrets/robot.token }
              rebuild_hook: { url: https://hub.example.com/hooks/gitlab }
        reports: { directory: reports, formats: [junit] }

        """
    }

    static let first = Date(timeIntervalSince1970: 1_795_312_800)
    var date: Date { Self.first.addingTimeInterval(86_400 * Double(night)) }
    var clock: String { date.formatted(.iso8601) }

    /// The forge is down for a night now and then, once for longer than snapshots are kept.
    var isDown: Bool { night % 37 == 20 || (200..<225).contains(night) }

    /// Which projects there are: a new one each week, each for some weeks.
    private var projects: [Int] {
        (0..<60).filter { number in
            let born = 7 * (number - 7)
            return born <= night && night < born + 30 + number % 5 * 10
        }
    }

    var paths: Set<String> { Set(projects.map { "large/p\($0)" }) }

    /// The projects without a hook: each for five nights of twenty.
    var bare: Set<String> { Set(projects.filter(isBare).map { "large/p\($0)" }) }

    private func isBare(_ number: Int) -> Bool { (night + 3 * number) % 20 < 5 }

    /// Writes the fleet's files.
    func write(to folder: URL) throws {
        let files = FileManager.default
        try? files.removeItem(at: folder)
        try files.createDirectory(at: folder.appending(path: "gitlab"), withIntermediateDirectories: true)
        let rows = projects.map { number in
            #"{"id": \#(number + 1), "path": "large/p\#(number)", "hooks": [\#(isBare(number) ? "" : #""rebuild""#)]}"#
        }
        let texts = [
            "gitlab.json": Self.gitLab, "gitlab/large.json": #"{"projects": [\#(rows.joined(separator: ",\n"))]}"#,
        ]
        for (name, text) in texts { try Data(text.utf8).write(to: folder.appending(path: name)) }
    }

    /// A forge that serves it.
    func forge(from folder: URL, secrets: URL) throws -> FixtureForge {
        try write(to: folder)
        let fleet = try FleetLoader(folder: folder).load()
        let down = Fault { _, _ in .text("{}", status: 500) }
        return try FixtureForge(
            fleet: fleet, clock: .frozen(at: date), secrets: try SecretFolder(secrets).secrets(for: fleet),
            fault: isDown ? down : .none)
    }

    private static let gitLab = """
        {
          "web_origin": "https://gitlab.example.com/gitlab",
          "users": [{"id": 1, "username": "robot", "created_at": "2026-01-01"}],
          "tokens": [{"name": "robot", "id": 1, "user": "robot", "scopes": ["api"], "created_at": "2026-10-01",
            "expires_at": "2030-10-01", "last_used_at": "2026-11-21T00:00:00Z"}],
          "hooks": {"rebuild": {"url": "https://hub.example.com/hooks/gitlab"}},
          "groups": [{"id": 10, "path": "large", "members": {"robot": "owner"}}]
        }
        """
}
