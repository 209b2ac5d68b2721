// What the rules about GitHub installations have in common.

import Inventory

extension InstallationSubject {
    /// The verdict of `judge` on the installation, where the app still has it. A missing one is the business of
    /// `github-installation-missing` alone.
    func judgingInstallation(_ judge: (Installation) -> Verdict) -> Verdict {
        switch status {
        case .unreadable(let reason):
            .unverified(reason)
        case .known(.absent, _):
            .notApplicable("The app has no such installation; `github-installation-missing` reports it.")
        case .known(.present(let installation), _):
            judge(installation)
        }
    }
}

extension Installation {
    /// Whether a permission can mean anything on this account: a person's account has no organization to permit.
    func concerns(permission name: String) -> Bool {
        accountKind != .user || !(name == "members" || name == "team_discussions" || name.hasPrefix("organization_"))
    }

    /// The same for an event.
    func concerns(event name: String) -> Bool {
        accountKind != .user || !["membership", "organization", "org_block", "team"].contains(name)
    }
}
