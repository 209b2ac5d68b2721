// Which family carries out which kind.

extension FaultKind {
    /// What is laid upon finished answers; nil for standing faults and those that the routes ask for.
    var family: (any AnswerFault)? {
        switch self {
        case .status(let code): StatusFault(code)
        case .unauthorized(nil): RefusalFault(401)
        case .unauthorized(let count?): MintFault(count)
        case .forbidden: RefusalFault(403)
        case .primaryLimit(let status, let reset): PrimaryLimitFault(status: status, reset: reset)
        case .secondaryLimit(let status, let wait): SecondaryLimitFault(status: status, retryAfter: wait)
        case .gitlabLimit(let wait, let reset): GitLabLimitFault(retryAfter: wait, resetTime: reset)
        case .rateLimitAfter(let count, let window): SmallBucketFault(count, window: window)
        case .stall: DeliveryFault(.stalled)
        case .stallBody: DeliveryFault(.halfThenStalled)
        case .closeMidBody: DeliveryFault(.halfThenClosed)
        case .closeBeforeAnswer: DeliveryFault(.closed)
        case .slow(let milliseconds): DelayFault(milliseconds)
        case .endlessPages(let newIDs): EndlessPagesFault(newIDs: newIDs)
        case .repeatedPage: RepeatedPageFault()
        case .wrongType(let path, let type): WrongTypeFault(path, type)
        case .truncatedBody, .invalidJSON, .emptyBody, .hugeBody, .deepJSON, .invalidUTF8, .duplicateKeys,
            .loneSurrogate, .htmlOK:
            BodyFault(self)
        case .redirect(let status, let target): RedirectFault(status, to: target)
        case .foreignLink, .linkHTTP, .linkPrivateToken: LinkFault(self)
        case .noDate: DatelessFault()
        case .skew, .bigIDs, .drift, .manyProjects, .ignoreMinAccessLevel, .oldVersion, .earlyExpiry: nil
        }
    }
}
