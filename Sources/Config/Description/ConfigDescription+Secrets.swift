// Described: references to secrets, and the sealed store.

import Secrets

extension ConfigDescription {
    static let sealedStore = ConfigSection(
        "secrets",
        "A sealed store: one encrypted file that `forgeaudit secret` writes and `{ sealed: NAME }` reads "
            + "([sealed-store.md](sealed-store.md)).",
        [
            ConfigKey(
                "store", .text(.path), required: true, example: "secrets/store.sealed",
                "The file, relative to the config."),
            ConfigKey(
                "key", .section(storeKey), required: true, example: ["file": "secrets/store.key"],
                "Where its key is kept: not in the environment, which every child process inherits."),
        ])

    private static let storeKey = ConfigSection(
        "secrets.key", "Where the store's key is kept.",
        reference.filter { ["file", "credential", "command", "timeout_seconds"].contains($0.name) },
        constraints: [.exactlyOne(["file", "credential", "command"]), .needs("timeout_seconds", "command")],
        refusedKeys: ["env", "sealed", "allow_readable_by_others"])

    static let signingKey = ConfigSection(
        "snapshots.sign_with",
        "A reference to an Ed25519 private key in PEM form, as `openssl genpkey -algorithm ed25519` makes it. A key that "
            + "others can read is refused.",
        reference.filter { $0.name != "allow_readable_by_others" },
        constraints: [
            .exactlyOne(["env", "file", "credential", "command", "sealed"]), .needs("timeout_seconds", "command"),
        ],
        refusedKeys: ["allow_readable_by_others"])

    /// The section is the same wherever a secret is referred to.
    static let secret = ConfigSection(
        "SECRET",
        "A reference to a secret. The secret itself never stands in the config: what looks like one is refused, without "
            + "being repeated.",
        reference,
        constraints: [
            .exactlyOne(["env", "file", "credential", "command", "sealed"]),
            .needs("allow_readable_by_others", "file"), .needs("timeout_seconds", "command"),
        ])

    private static let reference: [ConfigKey] = [
        ConfigKey("env", .text(.variable), example: "ACME_GITLAB_TOKEN", "An environment variable."),
        ConfigKey(
            "file", .text(.path), example: "secrets/hub.pem",
            "A file, relative to the config, that only its owner may read."),
        ConfigKey(
            "allow_readable_by_others", .flag, default: false,
            "Use the file although others may read it. One that they may change is refused all the same."),
        ConfigKey(
            "credential", .text(.credential), example: "gitlab-token",
            "A file in `$CREDENTIALS_DIRECTORY`, which systemd's `LoadCredential` fills."),
        ConfigKey(
            "command", .list(of: .text(.line), least: 1, unique: false), example: ["/usr/bin/pass", "show", "hub"],
            "A program that prints the secret, with its arguments, at most 100 words. No shell reads them. The program is "
                + "an absolute path, or a name that is found along `PATH`."),
        ConfigKey(
            "timeout_seconds", .integer(SecretCommand.timeLimits), default: .integer(SecretCommand.standardTimeout),
            "For the program."),
        ConfigKey(
            "sealed", .text(.sealedName), example: "acme-gitlab", "An entry of the sealed store under `secrets`."),
    ]
}
