// Described: whom to trust and how to get to a forge.

extension ConfigDescription {
    /// The same for every App and GitLab integration. Entries of one forge must agree.
    static let connection: [ConfigKey] = [
        ConfigKey(
            "ca_file", .text(.path), example: "ca.pem",
            "Certificates in PEM form that are trusted instead of the system's. A path, relative to the config."),
        ConfigKey(
            "proxy", .either([.choice(["none"]), .text(.origin), .section(proxy)]), example: "none",
            "`none`, a proxy's address, or the address with user and password. Without it the environment's "
                + "`https_proxy` and `no_proxy` count."),
        ConfigKey(
            "pin_sha256", .list(of: .text(.digest), least: 1, unique: true),
            example: ["47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="],
            "Base64 of the SHA-256 of public keys in DER form, one of which the forge's certificate must have."),
    ]

    private static let proxy = ConfigSection(
        "PROXY", "A proxy that wants a name and a password.",
        [
            ConfigKey(
                "url", .text(.origin), required: true, example: "http://proxy.example.com:3128", "Its address."),
            ConfigKey("user", .text(.line), example: "audit", "The name that it is told."),
            ConfigKey("password", .section(secret), example: ["env": "PROXY_PASSWORD"], "The password."),
        ], constraints: [.needs("password", "user")])
}
