// What the proof of a listing says of the whole import.

import Inventory

extension ImportState {
    /// `failure` is the gap behind a listing that broke off, where it did.
    init(_ proof: ListingProof, failure: Unreadable?) {
        if proof.complete {
            self = .complete
        } else if proof.received > 0 {
            self = .incomplete
        } else {
            switch failure?.cause {
            case .forbidden, .credentialRejected, .notFound: self = .blocked
            default: self = .failed
            }
        }
    }
}
