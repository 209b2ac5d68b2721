// What a run leaves for those who watch it.

package import Secrets

/// The `operation` of the config.
package struct OperationSettings: Sendable, Equatable {
    /// A program that is told how a run ended.
    package struct Notification: Sendable, Equatable {
        /// Which runs it is told of.
        package enum Occasion: String, Sendable, CaseIterable {
            /// Every run.
            case always
            /// Runs whose findings, imports or exit status differ from the run before.
            case changed
            /// Runs that end with another exit status than 0.
            case problem
        }

        package let command: SecretCommand
        package let occasion: Occasion

        package static let standardOccasion = Occasion.changed
        /// Longer than for a secret: a mail server takes its time.
        package static let standardTimeout = 30
    }

    /// Where metrics for Prometheus go, as written; relative to the config's directory.
    package let metrics: String?
    /// The file whose age tells when a run last reached its end.
    package let heartbeat: String?
    package let notification: Notification?

    package static let defaults = OperationSettings(metrics: nil, heartbeat: nil, notification: nil)
}
