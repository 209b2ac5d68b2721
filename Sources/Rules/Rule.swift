// One check: its texts, its examples and the pure function that gives the verdict.

package import Inventory

/// A rule as a value. Adding one takes a file that declares it and a line in the catalogue.
package struct Rule: Sendable {
    /// The function, typed by the kind of subject that it judges. Total: it neither throws nor waits.
    package enum Check: Sendable {
        case integration(@Sendable (IntegrationSubject, AuditContext) -> Verdict)
        case installation(@Sendable (InstallationSubject, AuditContext) -> Verdict)
        case token(@Sendable (TokenSubject, AuditContext) -> Verdict)
        case repository(@Sendable (RepositorySubject, AuditContext) -> Verdict)
        case expectation(@Sendable (ExpectationSubject, AuditContext) -> Verdict)
        case baselineRepository(@Sendable (BaselineRepositorySubject, AuditContext) -> Verdict)
        case app(@Sendable (AppSubject, AuditContext) -> Verdict)
        case appInstallation(@Sendable (AppInstallationSubject, AuditContext) -> Verdict)
        case secret(@Sendable (SecretSubject, AuditContext) -> Verdict)
    }

    /// Kebab-case name of the defect; permanent.
    package let id: String
    /// A phrase that states the defect, without a full stop.
    package let title: String
    package let severity: Severity
    /// Why it matters.
    package let rationale: String
    /// What to do: the page to open, or the command to run.
    package let remediation: String
    /// Who has the power to do it, the first one first.
    package let remediators: [Remediator]
    /// When a fail may be no defect.
    package let falsePositives: String
    package let controls: [Control]
    /// What the verdict rests on; an unreadable one makes it unverified.
    package let reads: [Fact]
    package let parameters: [RuleParameter]
    /// Why the rule can't be unverified, as a sentence; nil for every rule whose inputs can be unreadable.
    package let alwaysDecides: String?
    /// At least one each of pass and fail, and of unverified unless `alwaysDecides` says why there is none.
    package let examples: [RuleExample]
    package let check: Check

    package init(
        id: String, title: String, severity: Severity, rationale: String, remediation: String,
        remediators: [Remediator], falsePositives: String, controls: [Control], reads: [Fact],
        parameters: [RuleParameter] = [], alwaysDecides: String? = nil, examples: [RuleExample],
        check: Check
    ) {
        self.id = id
        self.title = title
        self.severity = severity
        self.rationale = rationale
        self.remediation = remediation
        self.remediators = remediators
        self.falsePositives = falsePositives
        self.controls = controls
        self.reads = reads
        self.parameters = parameters
        self.alwaysDecides = alwaysDecides
        self.examples = examples
        self.check = check
    }

    /// The kind of subject that it judges.
    package var subjectKind: SubjectKind {
        switch check {
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

    /// The verdict on `subject`; nil where the rule is about another kind of subject.
    package func verdict(on subject: Subject, in context: AuditContext) -> Verdict? {
        switch (check, subject) {
        case (.integration(let judge), .integration(let value)): judge(value, context)
        case (.installation(let judge), .installation(let value)): judge(value, context)
        case (.token(let judge), .token(let value)): judge(value, context)
        case (.repository(let judge), .repository(let value)): judge(value, context)
        case (.expectation(let judge), .expectation(let value)): judge(value, context)
        case (.baselineRepository(let judge), .baselineRepository(let value)): judge(value, context)
        case (.app(let judge), .app(let value)): judge(value, context)
        case (.appInstallation(let judge), .appInstallation(let value)): judge(value, context)
        case (.secret(let judge), .secret(let value)): judge(value, context)
        default: nil
        }
    }
}
