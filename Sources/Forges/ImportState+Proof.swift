// What the proof of a listing says of the whole import.

import Inventory

extension ImportState {
    /// A refused listing isn't "blocked", whatever its status: only a token that GitLab rejects, an installation that is
    /// suspended, and one that the App doesn't have are proven to reach nothing.
    init(_ proof: ListingProof) {
        if proof.complete {
            self = .complete
        } else {
            self = proof.received > 0 ? .incomplete : .failed
        }
    }
}
