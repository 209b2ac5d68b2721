// Anything that a rule can judge.

/// The subjects that are streamed out of a snapshot, one value per thing.
package enum Subject: Sendable {
    case integration(IntegrationSubject)
    case installation(InstallationSubject)
    case token(TokenSubject)
    case repository(RepositorySubject)
    case expectation(ExpectationSubject)
    case baselineRepository(BaselineRepositorySubject)
    case app(AppSubject)
    case appInstallation(AppInstallationSubject)
    case secret(SecretSubject)

    /// Which thing it is.
    package var key: SubjectKey {
        switch self {
        case .integration(let subject): subject.key
        case .installation(let subject): subject.key
        case .token(let subject): subject.key
        case .repository(let subject): subject.key
        case .expectation(let subject): subject.key
        case .baselineRepository(let subject): subject.key
        case .app(let subject): subject.key
        case .appInstallation(let subject): subject.key
        case .secret(let subject): subject.key
        }
    }

    /// Which rules are about it.
    package var kind: SubjectKind {
        switch self {
        case .integration: .integration
        case .installation: .installation
        case .token: .token
        case .repository: .repository
        case .expectation: .expectation
        case .baselineRepository: .baselineRepository
        case .app: .app
        case .appInstallation: .appInstallation
        case .secret: .secret
        }
    }

    /// The exchange in which `fact` was read (or refused) for this subject.
    package func exchange(of fact: Fact) -> ExchangeID? {
        switch self {
        case .integration(let subject): fact == .platformMembers ? nil : subject.stoppedBy
        case .installation(let subject): subject.exchange(of: fact)
        case .token(let subject): subject.exchange(of: fact)
        case .repository(let subject): subject.exchange(of: fact)
        case .expectation(let subject): subject.reached.exchange
        case .baselineRepository(let subject): subject.exchange(of: fact)
        case .app(let subject): subject.exchange(of: fact)
        case .appInstallation(let subject): subject.installation.exchange
        case .secret: nil
        }
    }
}
