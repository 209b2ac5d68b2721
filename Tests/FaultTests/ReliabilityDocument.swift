// Writes the table of what is promised for each fault.

/// `docs/reliability.md`, made from the cases themselves.
enum ReliabilityDocument {
    static var text: String {
        head
            + FaultCase.families.map { family in
                "\n## \(family.title)\n\n| fault | where | what is promised | test case |\n| --- | --- | --- | --- |\n"
                    + family.cases.map(row).joined()
            }.joined()
    }

    private static func row(_ fault: FaultCase) -> String {
        let cells = ["`\(fault.fault)`", fault.place.words, fault.promise.words, fault.name]
        return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }

    private static let head = """
        # Reliability

        What `forgeaudit` does when a forge misbehaves. Each row is a test that drives the built program against a forge which
        makes that trouble; [fixtures/README.md](../fixtures/README.md#faults-on-demand) explains the faults. A row holds in
        full: the exit status, the state of the import, the set of repositories, the gaps, and the verdicts. On top of its row,
        every case shows that

        - a list that isn't proven whole is never called complete, and no repository is lost from one that is;
        - nothing passes that wouldn't pass undisturbed, and an expected repository that wasn't seen isn't called missing;
        - the other integrations, on the same forge and on the other one, end as if nothing had been;
        - no request goes to another origin, and no token that a forge echoes is kept.

        What an earlier snapshot knew stays in the next one when an import fails, marked as stale since that run, and every
        verdict on it is unverified (`CarryOverTests`). Links that lead from `https` to `http` need a forge with TLS: that they
        aren't followed is shown by `OriginTests`.

        This file is written by `RECORD=1 swift test --filter FaultTests` out of the cases in `Tests/FaultTests`.

        """
}
