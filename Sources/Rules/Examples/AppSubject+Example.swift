// A healthy App, an installation as its listing shows it, and a secret, from which examples change one thing at a time.

import Foundation
import Inventory

extension AppHook {
    /// Verified TLS and a secret.
    static func example(
        url: String = "https://hub.example.com/hooks/github", tlsVerification: Bool? = true, hasSecret: Bool? = true
    ) -> AppHook {
        AppHook(url: url, tlsVerification: tlsVerification, hasSecret: hasSecret)
    }
}

extension AppDelivery {
    /// A delivery some hours before the examples' day, each number an event of its own.
    static func example(
        _ number: Int64, hours: Int, status: String = "OK", repeating event: Int64? = nil
    ) -> AppDelivery {
        AppDelivery(
            id: number, guid: "event-\(event ?? number)",
            deliveredAt: RuleExample.today.addingTimeInterval(Double(-hours) * 3_600), event: "push", status: status)
    }
}

extension AppListing where Row == InstallationRequest {
    /// A listing that is proven complete, or the part of it that came before `gap`.
    static func example(_ rows: [InstallationRequest] = [], gap: Unreadable? = nil) -> AppListing {
        AppListing(
            rows: rows,
            proof: ListingProof(
                fact: .installationRequests, pages: 1, received: rows.count, distinct: rows.count, announced: nil,
                exhausted: gap == nil, doubt: gap?.message),
            gap: gap, exchange: 6)
    }
}

extension InstallationRequest {
    /// A request that is some days old.
    static func example(days: Int) -> InstallationRequest {
        InstallationRequest(id: 25_381, account: "umbrella", requester: "wesker", createdAt: RuleExample.day(-days))
    }
}

extension AppSubject {
    /// An App whose webhook works and which nobody waits for.
    static func example(
        requiredEvents: [String] = ["push"], hook: Observed<AppHook?> = .known(.example(), 4),
        deliveries: Observed<[AppDelivery]> = .known([.example(1, hours: 3), .example(2, hours: 1)], 5),
        requests: AppListing<InstallationRequest> = .example()
    ) -> AppSubject {
        AppSubject(
            name: "hub", forge: .example(.github), app: .known(.example(), 1), requiredEvents: requiredEvents,
            hook: hook, deliveries: deliveries, requests: requests)
    }

    /// The same with these deliveries in its log.
    static func delivering(_ deliveries: AppDelivery...) -> AppSubject {
        .example(deliveries: .known(deliveries, 5))
    }

    /// The same without a webhook.
    static func hookless(requiredEvents: [String] = ["push"]) -> AppSubject {
        .example(
            requiredEvents: requiredEvents, hook: .known(nil, 4),
            deliveries: .unreadable(.example(.appDeliveries, .notAsked)))
    }

    /// The same on a server that doesn't show webhooks.
    static var hookUnsupported: AppSubject { .example(hook: .unreadable(.example(.appHook, .unsupported))) }
}

extension AppInstallationSubject {
    /// A listed installation that one integration names.
    static func example(attachedBy: [String] = ["acme-github"], suspendedAt: Date? = nil) -> AppInstallationSubject {
        let listed = ListedInstallation(
            id: 31_200_045, account: "umbrella", accountKind: .organization, createdAt: RuleExample.day(-40),
            suspendedAt: suspendedAt,
            webURL: "https://github.com/organizations/umbrella/settings/installations/31200045", listedIn: 2)
        return AppInstallationSubject(app: "hub", installation: .known(listed, 2), attachedBy: attachedBy)
    }

    /// What a listing that isn't proven complete may lack.
    static func unlisted(_ cause: Unreadable.Cause) -> AppInstallationSubject {
        AppInstallationSubject(
            app: "hub", installation: .unreadable(.example(.appInstallations, cause)), attachedBy: [])
    }
}

extension SecretSubject {
    /// A GitLab token at `place`.
    static func example(_ place: SecretPlace) -> SecretSubject {
        SecretSubject(home: .integration("acme-gitlab"), place: place)
    }
}
