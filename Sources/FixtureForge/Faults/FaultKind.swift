// Every trouble that the forge can make on demand.

/// A kind of fault. `fixtures/README.md` describes each; the words there are the cases here.
package enum FaultKind: Sendable, Equatable {
    // Statuses and limits.
    /// An error status with a body as the forge would give it: 304, or 400 to 599.
    case status(Int)
    /// 401: always, or for the first requests of an installation after each of its tokens was minted.
    case unauthorized(afterMint: Int? = nil)
    /// 403, for want of a permission.
    case forbidden
    /// GitHub's primary limit: 403 or 429, nothing remaining, the reset some seconds ahead.
    case primaryLimit(status: Int = 403, reset: Int = 60)
    /// GitHub's secondary limit, 403 or 429, with or without `Retry-After`.
    case secondaryLimit(status: Int = 403, retryAfter: Int? = nil)
    /// GitLab's 429, with or without `Retry-After` and `RateLimit-ResetTime`, in seconds ahead.
    case gitlabLimit(retryAfter: Int? = nil, resetTime: Int? = nil)
    /// A bucket of some requests for each credential, filled anew each `window` seconds of the forge's clock.
    case rateLimitAfter(Int, window: Int = 60)

    // Delivery.
    /// Nothing is ever sent.
    case stall
    /// Half of the body is sent, and then nothing.
    case stallBody
    /// The connection is closed after half of the announced body.
    case closeMidBody
    /// Half of the body, and a `Content-Length` that fits it.
    case truncatedBody
    /// The connection is closed before anything is sent.
    case closeBeforeAnswer
    /// The answer waits for some milliseconds.
    case slow(milliseconds: Int)

    // Paging.
    /// Every page of a list has a next one, with the same ids again, or with ids that never were there.
    case endlessPages(newIDs: Bool = false)
    /// The rows of the page that the client had before, once more.
    case repeatedPage
    /// A repository comes or goes.
    case drift(Drift = Drift())
    /// A GitLab list tells no total, as above 10,000 rows.
    case manyProjects

    // Bodies.
    /// The field at a path of the body, such as `repositories[0].id`, is of another type.
    case wrongType(String, WrongType)
    /// 200, and a body that breaks JSON's grammar.
    case invalidJSON
    /// 200, and no body.
    case emptyBody
    /// 200, and a JSON array of some MiB.
    case hugeBody(mebibytes: Int = 50)
    /// 200, and arrays within arrays.
    case deepJSON(levels: Int = 100_000)
    /// Two bytes that aren't UTF-8 in the first string of the body.
    case invalidUTF8
    /// Every object of the body has its first key twice, with different values.
    case duplicateKeys
    /// Half a surrogate pair in the first string of the body.
    case loneSurrogate
    /// 200, and a sign-in page.
    case htmlOK

    // Redirects and links.
    /// A redirect with 301, 302, 303, 307 or 308.
    case redirect(Int = 301, to: RedirectTarget = .same)
    /// `Link` leads to another origin.
    case foreignLink(String = "https://elsewhere.example")
    /// `Link` leads to `http://`.
    case linkHTTP
    /// `Link` echoes a made-up `private_token`.
    case linkPrivateToken

    // The forge itself.
    /// The forge's clock is some seconds ahead (behind, if negative).
    case skew(seconds: Int)
    /// The answer has no `Date`.
    case noDate
    /// Something is added to every repository's id, in answers and requests.
    case bigIDs(offset: Int = 5_000_000_000)
    /// GitLab's `min_access_level` is a parameter like any unknown one.
    case ignoreMinAccessLevel
    /// GitLab has this version, and lacks what came later.
    case oldVersion(String)
    /// Minted tokens die after some requests, or some seconds of the forge's clock; `told`: their `expires_at` says so.
    case earlyExpiry(requests: Int? = nil, seconds: Int? = nil, told: Bool = false)
}
