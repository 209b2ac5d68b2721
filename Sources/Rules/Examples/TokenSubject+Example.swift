// A healthy GitLab token, from which examples change one thing at a time.

import Foundation
import Inventory

extension AccessToken {
    /// A token with scope `api` that lives for half a year more and was used yesterday.
    static func example(
        scopes: [String] = ["api"], granular: Bool = false, active: Bool? = true, revoked: Bool? = false,
        createdAt: Date? = RuleExample.day(-180), expiresOn: CalendarDay? = CalendarDay("2027-05-20"),
        expiryKnown: Bool = true, lastUsedAt: Date? = RuleExample.day(-1),
        lastUseKnown: Bool = true
    ) -> AccessToken {
        AccessToken(
            id: 3, name: "hub", scopes: scopes, granular: granular, active: active, revoked: revoked,
            createdAt: createdAt, expiresOn: expiresOn, expiryKnown: expiryKnown, lastUsedAt: lastUsedAt,
            lastUseKnown: lastUseKnown, userID: 17)
    }
}

extension TokenUser {
    /// An ordinary active user.
    static func example(
        username: String = "hub-robot", state: String? = "active", isAdministrator: Bool = false
    ) -> TokenUser {
        TokenUser(
            id: 17, username: username, state: state, isAdministrator: isAdministrator, bot: false,
            webURL: "https://gitlab.example.com/gitlab/hub-robot")
    }
}

extension TokenSubject {
    /// `token` as GitLab accepts it; `status` replaces it where GitLab says otherwise.
    static func example(
        _ token: AccessToken = .example(), status: Observed<TokenStatus>? = nil,
        user: Observed<TokenUser> = .known(.example(), 5), sharedWith: [String] = []
    ) -> TokenSubject {
        TokenSubject(
            integration: .example(.gitlab), status: status ?? .known(.accepted(token), 4), user: user,
            sharedWith: sharedWith)
    }

    /// A token that GitLab refuses.
    static func rejected(_ rejection: TokenRejection) -> TokenSubject {
        .example(
            status: .known(.rejected(rejection, detail: "401 Unauthorized"), 4),
            user: .unreadable(.example(.tokenUser, .credentialRejected)))
    }

    /// A token of which nothing could be read.
    static var unread: TokenSubject {
        .example(
            status: .unreadable(.example(.token, .unreachable)), user: .unreadable(.example(.tokenUser, .unreachable)))
    }
}
