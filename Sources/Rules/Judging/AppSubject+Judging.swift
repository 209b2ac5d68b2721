// What the rules about Apps have in common.

import Inventory

extension AppSubject {
    /// The verdict of `judge` on the App's webhook and the exchange that showed it. An App without a webhook is the business
    /// of `github-app-webhook-deliveries-failing` alone.
    func judgingHook(_ judge: (AppHook, ExchangeID?) -> Verdict) -> Verdict {
        switch hook {
        case .unreadable(let reason):
            .unverified(reason)
        case .known(nil, _):
            .notApplicable("The App has no webhook; `github-app-webhook-deliveries-failing` judges that.")
        case .known(let hook?, let exchange):
            judge(hook, exchange)
        }
    }
}
