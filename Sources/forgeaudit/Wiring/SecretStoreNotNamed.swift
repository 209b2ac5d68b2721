// Neither the config nor the command line says where the sealed store is.

/// Names both ways to say it.
struct SecretStoreNotNamed: Error, CustomStringConvertible {
    let config: String

    var description: String {
        "\(config) names no sealed store: add secrets: { store: PATH, key: { file: PATH } }, or give --store and --key-file"
    }
}
