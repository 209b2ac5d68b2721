// The rule about secrets that lie open on the machine.

import Inventory

extension Rule {
    /// One verdict for each secret: an integration's token, or an App's private key, which its integrations share.
    static let secretFileReadableByOthers = Rule(
        id: "secret-file-readable-by-others",
        title: "Secret's file can be read by others",
        severity: .medium,
        rationale: """
            A token opens every repository of its integration, and an App's private key those of all its installations. \
            A file whose mode lets the group or everybody read it hands them to every account and service on the \
            machine, and to every backup that such an account makes.
            """,
        remediation: """
            Whoever runs the audit takes the right away: `chmod 600 FILE`, with the file owned by the account that runs \
            `forgeaudit`. Where others could read it for long, renew the secret as well: rotate the token, or generate a \
            new key on the App's page and delete the old one there. Under systemd, `LoadCredential=` keeps the secret \
            from everybody else.
            """,
        remediators: [.configKeeper],
        falsePositives: """
            Within a container, or below a folder that only the auditing account may enter, a wide mode opens the file to nobody \
            else: the folder isn't looked at. A group that holds that account alone is counted as others, too.
            """,
        controls: [.cis("1.4.3"), .nist("IA-5"), .iso("A.5.17"), .soc2("CC6.1")],
        reads: [],
        alwaysDecides: "The file is looked at when the secret is read from it, and without the secret there is no run.",
        examples: [
            RuleExample("only its owner may read it", .secret(.example(.file(readableByOthers: false))), .pass),
            RuleExample("others may read it", .secret(.example(.file(readableByOthers: true))), .fail),
            RuleExample("it isn't kept in a file", .secret(.example(.elsewhere)), .notApplicable),
        ],
        check: .secret { subject, _ in
            switch subject.place {
            case .file(readableByOthers: false):
                .pass
            case .file(readableByOthers: true):
                .failing(
                    "The file that holds the secret can be read by others than its owner.",
                    observed: "readable by the group or by everybody", expected: "readable by its owner alone")
            case .elsewhere:
                .notApplicable("The secret isn't kept in a file that could be opened.")
            }
        })
}
