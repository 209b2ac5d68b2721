// Described: what a run leaves for those who watch it.

import Secrets

extension ConfigDescription {
    static let operation = ConfigSection(
        "operation", "What a run leaves for those who watch it. `docs/operations.md` shows how each is used.",
        [
            ConfigKey(
                "metrics", .text(.path), example: "/var/lib/prometheus/node-exporter/forgeaudit.prom",
                "A file for the textfile collector of Prometheus' node exporter, written whole at the end of each run. "
                    + "Relative to the config."),
            ConfigKey(
                "heartbeat", .text(.path), example: "heartbeat.json",
                "A file that is written anew whenever a run reaches its end, whatever it found: its age tells whether "
                    + "runs still happen. Relative to the config."),
            ConfigKey(
                "notify", .section(notification),
                "A program that is told how a run ended, as JSON on its standard input."),
        ])

    private static let notification = ConfigSection(
        "operation.notify", "A program that is told how a run ended.",
        [
            ConfigKey(
                "command", .list(of: .text(.line), least: 1, unique: false), required: true,
                example: ["/usr/local/lib/forgeaudit/notify-mail", "platform@example.com"],
                "The program with its arguments, at most 100 words. No shell reads them. The program is an absolute path, "
                    + "or a name that is found along `PATH`. It gets no variable that holds a secret of the config."),
            ConfigKey(
                "when", .choice(OperationSettings.Notification.Occasion.allCases.map { $0.rawValue }),
                default: .text(OperationSettings.Notification.standardOccasion.rawValue),
                "`always`; `changed`: findings, imports or the exit status differ from what was told last; `problem`: the "
                    + "exit status isn't 0."),
            ConfigKey(
                "timeout_seconds", .integer(SecretCommand.timeLimits),
                default: .integer(OperationSettings.Notification.standardTimeout),
                "After it the program is ended. A notification that fails is logged, and changes nothing else."),
        ])
}
