// What a run leaves for those who watch it.

import Secrets

/// Reads `operation`; what is left out isn't done.
enum OperationReader {
    static func read(_ root: MapReader) -> OperationSettings {
        guard let map = root.map("operation") else { return .defaults }
        defer { map.finish() }
        return OperationSettings(
            metrics: map.text("metrics"), heartbeat: map.text("heartbeat"), notification: notification(map))
    }

    private static func notification(_ parent: MapReader) -> OperationSettings.Notification? {
        guard let map = parent.map("notify") else { return nil }
        defer { map.finish() }
        let timeout = map.integer("timeout_seconds", in: SecretCommand.timeLimits)
        let occasion = map.node("when").flatMap {
            map.values.choice($0, label: "'when'", of: OperationSettings.Notification.Occasion.self)
        }
        let command = SecretReferenceReader.command(
            map, timeout: timeout ?? OperationSettings.Notification.standardTimeout, required: true)
        return command.map {
            .init(command: $0, occasion: occasion ?? OperationSettings.Notification.standardOccasion)
        }
    }
}
