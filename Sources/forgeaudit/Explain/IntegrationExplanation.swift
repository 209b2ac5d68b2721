// Everything known about one integration, or about one of its repositories.

import Audit
import Config
import Foundation
import Inventory
import Rules
import Snapshots

struct IntegrationExplanation {
    let snapshot: Snapshot
    /// An integration's id, or `app/NAME`.
    let home: String
    /// A repository's path; nil for the integration itself.
    let repository: String?

    /// The most subjects that are shown in full.
    private static let limit = 20

    /// The text, or nil where the snapshot holds no such integration or repository.
    func text() throws -> String? {
        var parts: [String] = []
        var results = RepositoryResults()
        try SubjectReview.forEach(in: snapshot, rules: RuleCatalogue.all, where: wants) { review in
            let kind = review.subject.key.kind
            if repository == nil, kind == .repository || kind == .baselineRepository {
                results.add(review)
            } else if parts.count < Self.limit {
                parts.append(try ReviewText(snapshot: snapshot).of(review))
            }
        }
        guard !parts.isEmpty else { return nil }
        if results.subjects > 0 { parts.append(results.text) }
        let run = try snapshot.run()
        let head =
            "\(home), as collected \(Timestamp.format(run.startedAt)) "
            + "(\(snapshot.file.resolvingSymlinksInPath().lastPathComponent))"
        return ([TerminalText.safe(head)] + parts).joined(separator: "\n\n")
    }

    /// The path that is most like `repository` among all that `home` reaches; nil where none is near.
    func nearestPath() throws -> String? {
        guard let repository else { return nil }
        var paths: [String] = []
        try snapshot.forEachSubject { subject in
            if subject.key.home.text == home, subject.key.kind == .repository { paths.append(subject.key.path) }
        }
        return NearestName.of(repository, in: paths)
    }

    private func wants(_ subject: Subject) -> Bool {
        guard subject.key.home.text == home else { return false }
        guard let repository else { return true }
        // Paths differ in case on no forge that matters here: both fold it.
        return subject.key.path.lowercased() == repository.lowercased()
    }
}
