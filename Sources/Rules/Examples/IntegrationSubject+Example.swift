// A healthy integration and a met expectation, from which examples change one thing at a time.

import Inventory

extension ListingProof {
    /// A listing whose numbers agree.
    static func example(
        _ fact: Fact = .projects, received: Int = 250, announced: Int? = 250, doubt: String? = nil
    ) -> ListingProof {
        ListingProof(
            fact: fact, pages: 3, received: received, distinct: received, announced: announced,
            exhausted: doubt == nil, doubt: doubt)
    }
}

extension IntegrationSubject {
    /// An organization's GitLab integration, added by a maintainer and imported to the end.
    static func example(
        _ integration: Integration = .example(.gitlab), adderRole: Observed<PlatformRole?> = .known(.maintainer, nil),
        importState: ImportState = .complete, importDoubt: String? = nil, listings: [ListingProof] = [.example()]
    ) -> IntegrationSubject {
        IntegrationSubject(
            integration: integration, adderRole: adderRole, importState: importState, importDoubt: importDoubt,
            listings: listings)
    }
}

extension ExpectationSubject {
    /// An entry of `repositories.expect`, by default one that was reached.
    static func example(
        _ kind: ForgeKind = .gitlab, reached: Observed<Bool> = .known(true, 5)
    ) -> ExpectationSubject {
        ExpectationSubject(integration: .example(kind), path: "acme/web", reached: reached)
    }
}
