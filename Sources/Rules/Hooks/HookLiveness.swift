// Whether GitLab calls a webhook at present, or has switched it off after failures.

import Foundation
import Inventory

/// What the alert status says.
enum HookLiveness: Equatable {
    case active
    case disabled
    /// The server doesn't tell; the text says what is missing, as a sentence.
    case unknown(String)
}

extension Webhook {
    /// The state at `instant`. A temporary pause ends by itself at `disabledUntil`; without that date it still lasts.
    func liveness(at instant: Date) -> HookLiveness {
        switch alertStatus {
        case "executable": .active
        case "disabled": .disabled
        case "temporarily_disabled": disabledUntil.map { $0 <= instant } ?? false ? .active : .disabled
        case nil: .unknown("The server doesn't tell whether the hook is switched off after failures.")
        default: .unknown("The server gives the hook a state that this version doesn't know.")
        }
    }
}
