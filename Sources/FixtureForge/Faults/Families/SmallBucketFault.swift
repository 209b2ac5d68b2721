// A rate limit that a test can reach: a few requests per credential, and then nothing until the reset.
import Foundation
import Synchronization

/// Counts the requests of each credential in windows of the forge's clock, tells how they stand, and refuses those beyond the
/// limit with the forge's own refusal. GitHub's `/rate_limit` and 304 cost nothing.
final class SmallBucketFault: AnswerFault {
    private struct Bucket {
        var reset: Date
        var used = 0
    }

    private let limit: Int
    private let window: Int
    private let buckets = Mutex<[String: Bucket]>([:])

    init(_ limit: Int, window: Int) {
        self.limit = limit
        self.window = window
    }

    func change(_ answer: Answer, in scene: FaultScene) -> FaultChange? {
        let isFree = scene.forge == .gitHub && (scene.route == "GET /rate_limit" || answer.status == 304)
        let bucket = buckets.withLock { buckets in
            // Whole seconds, because that is what the headers can tell.
            let now = Date(timeIntervalSince1970: scene.now.timeIntervalSince1970.rounded(.down))
            var bucket = buckets[scene.credential] ?? Bucket(reset: now.addingTimeInterval(Double(window)))
            if now >= bucket.reset { bucket = Bucket(reset: now.addingTimeInterval(Double(window))) }
            if !isFree { bucket.used += 1 }
            buckets[scene.credential] = bucket
            return bucket
        }
        let isRefused = !isFree && bucket.used > limit
        let changed =
            scene.forge == .gitHub
            ? gitHub(answer, scene, bucket, isRefused: isRefused) : gitLab(answer, scene, bucket, isRefused: isRefused)
        return FaultChange(changed, isNoted: isRefused)
    }

    private func gitHub(_ original: Answer, _ scene: FaultScene, _ bucket: Bucket, isRefused: Bool) -> Answer {
        let reset = Int(bucket.reset.timeIntervalSince1970)
        if isRefused {
            return PrimaryLimitFault.answer(original, scene, status: 403, limit: limit, reset: reset)
        }
        var answer = original
        let used = min(bucket.used, limit)
        if scene.route == "GET /rate_limit", answer.status == 200 {
            answer.body = RateLimitRoutes.body(limit: limit, used: used, reset: reset).bytes()
            answer.headers["ETag"] = nil
        }
        answer.headers["X-RateLimit-Limit"] = String(limit)
        answer.headers["X-RateLimit-Used"] = String(used)
        answer.headers["X-RateLimit-Remaining"] = String(limit - used)
        answer.headers["X-RateLimit-Reset"] = String(reset)
        answer.headers["X-RateLimit-Resource"] = "core"
        return answer
    }

    private func gitLab(_ original: Answer, _ scene: FaultScene, _ bucket: Bucket, isRefused: Bool) -> Answer {
        var answer = original
        if isRefused {
            answer = original.replaced(by: .text("Retry later\n", status: 429))
            answer.headers["Content-Type"] = "text/plain"
            answer.headers["Retry-After"] = String(Int(bucket.reset.timeIntervalSince(scene.now).rounded(.up)))
            answer.headers["RateLimit-ResetTime"] = Timestamp.http(bucket.reset)
        }
        GitLabLimitFault.add(limit: limit, used: bucket.used, reset: bucket.reset, to: &answer)
        return answer
    }
}
