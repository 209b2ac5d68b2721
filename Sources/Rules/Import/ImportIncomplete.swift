// The rule about imports that may have missed something.

import Inventory

extension Rule {
    /// Judges the proof of each listing, not the number of rows.
    static let importIncomplete = Rule(
        id: "import-incomplete",
        title: "Import isn't proven complete",
        severity: .high,
        rationale: """
            Every statement about a repository rests on the listing that showed it, and silence about one rests on the \
            listing's end. Where pages were missing, rows repeated, numbers disagreed or the forge refused, a repository \
            may be absent from every report, and a clean result would mean nothing.
            """,
        remediation: """
            Run `forgeaudit import` again: what failed by chance or by a rate limit is then read. A refusal stands in \
            the report as a gap with the permission that is missing; whoever owns the credential grants it. Where the \
            numbers keep disagreeing, something changes during the listing: run at a quieter hour.
            """,
        remediators: [.configKeeper],
        falsePositives: """
            A forge on which repositories are created and deleted all the time may never stand still during a listing; \
            three readings are tried. The reason names the numbers that disagree.
            """,
        controls: [.nist("CA-7"), .iso("A.8.16"), .soc2("CC7.2")],
        reads: [.appInstallations, .installationToken, .installationRepositories, .projects, .maintainerProjects],
        alwaysDecides: "Whatever can't be seen makes an import incomplete, and that is the defect itself.",
        examples: [
            RuleExample("every listing is proven complete", .integration(.example()), .pass),
            RuleExample(
                "the forge announced more than it sent",
                .integration(
                    .example(
                        importState: .incomplete, importDoubt: "The forge announced more repositories than it sent.",
                        listings: [.example(announced: 251, doubt: "250 of 251 rows")])), .fail),
            RuleExample(
                "the token was rejected",
                .integration(
                    .example(importState: .blocked, importDoubt: "GitLab rejected the token.", listings: [])), .fail),
            RuleExample(
                "called complete without any proof", .integration(.example(listings: [])), .fail),
        ],
        check: .integration { subject, _ in
            let doubtful = subject.listings.contains { !$0.complete }
            if subject.importState == .complete, !doubtful, !subject.listings.isEmpty { return .pass }
            return .failing(
                (subject.importDoubt ?? "The import's listings aren't proven complete.").excerpt,
                observed: (["import: \(subject.importState.rawValue)"] + subject.listings.map(summary))
                    .joined(separator: "; "),
                expected: "every listing proven complete")
        })

    /// The numbers behind the doubt, in one line.
    private static func summary(of listing: ListingProof) -> String {
        let announced = listing.announced.map { "\($0) announced" } ?? "none announced"
        return "\(listing.fact.rawValue): \(listing.pages) pages, \(listing.received) rows, "
            + "\(listing.distinct) distinct, \(announced)"
    }
}
