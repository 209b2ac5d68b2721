// A finding as reports show it: a result that isn't a pass, with its evidence.

package import Foundation
import GRDB
package import Inventory

/// A fail or an unverified result, waived or not.
package struct FindingRecord: Sendable, Hashable {
    /// An exchange that the verdict rests on.
    package struct Evidence: Sendable, Hashable {
        package let method: String
        package let path: String
        package let status: Int?
        package let requestID: String?
        package let serverDate: Date?
        package let bodySHA256: String?
        package let failure: String?

        package init(
            method: String, path: String, status: Int?, requestID: String?, serverDate: Date?, bodySHA256: String?,
            failure: String?
        ) {
            self.method = method
            self.path = path
            self.status = status
            self.requestID = requestID
            self.serverDate = serverDate
            self.bodySHA256 = bodySHA256
            self.failure = failure
        }
    }

    /// What an unverified result lacks.
    package struct Missing: Sendable, Hashable {
        package let fact: String
        package let cause: String
        package let permission: String?

        package init(fact: String, cause: String, permission: String?) {
            self.fact = fact
            self.cause = cause
            self.permission = permission
        }
    }

    /// Stays the same between runs as long as rule, home and the subject's forge id do.
    package let fingerprint: String
    package let rule: String
    /// The integration or App that it is counted under.
    package let home: SubjectHome
    package let severity: Severity
    package let subjectKind: SubjectKind
    package let subject: String
    package let subjectForgeID: Int64?
    package let subjectURL: String?
    package let reason: String
    /// What was found and what is asked for; nil exactly for an unverified result.
    package let observed: String?
    package let expected: String?
    /// Nil exactly for a fail.
    package let missing: Missing?
    /// The waiver whose rule and pattern match, in force or expired.
    package let waiver: String?
    /// Whether that waiver is in force and covers this result.
    package let waived: Bool
    package let evidence: [Evidence]

    /// Its integration's id; nil where it belongs to an App.
    package var integration: String? { home.integration }

    /// Whether it is a proven defect (else it could not be verified).
    package var isFail: Bool { missing == nil }

    package init(
        fingerprint: String, rule: String, home: SubjectHome, severity: Severity, subjectKind: SubjectKind,
        subject: String, subjectForgeID: Int64?, subjectURL: String?, reason: String, observed: String?,
        expected: String?, missing: Missing?, waiver: String?, waived: Bool, evidence: [Evidence]
    ) {
        self.fingerprint = fingerprint
        self.rule = rule
        self.home = home
        self.severity = severity
        self.subjectKind = subjectKind
        self.subject = subject
        self.subjectForgeID = subjectForgeID
        self.subjectURL = subjectURL
        self.reason = reason
        self.observed = observed
        self.expected = expected
        self.missing = missing
        self.waiver = waiver
        self.waived = waived
        self.evidence = evidence
    }
}
