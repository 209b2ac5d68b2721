// How early an installation token dies by a fault.

/// The shortened life of a token that is minted.
struct TokenLife: Sendable {
    /// How many requests it lets in; nil: no limit.
    let requests: Int?
    /// How many seconds of the forge's clock it lives; nil: an hour.
    let seconds: Int?
    /// Whether its `expires_at` tells.
    let isTold: Bool
}
