// How the events of a delivery log ended, whatever it took.

import Foundation
import Inventory

/// The events of some days, newest first. A redelivery doesn't count as another event: it decides how its event ended.
struct DeliveryRecord {
    /// The last try of each event.
    let events: [AppDelivery]

    /// Takes the deliveries since `start`.
    init(_ deliveries: [AppDelivery], since start: Date) {
        var last: [String: AppDelivery] = [:]
        for delivery in deliveries where delivery.deliveredAt >= start {
            if let known = last[delivery.guid], Self.isNewer(known, delivery) { continue }
            last[delivery.guid] = delivery
        }
        events = last.values.sorted(by: Self.isNewer)
    }

    var failed: Int { events.count { !$0.succeeded } }

    /// How many of the newest events failed without one that succeeded between.
    var failingInARow: Int { events.prefix { !$0.succeeded }.count }

    var newestFailure: AppDelivery? { events.first { !$0.succeeded } }

    /// GitHub doesn't document the order of its log, and two deliveries may share a second.
    private static func isNewer(_ left: AppDelivery, _ right: AppDelivery) -> Bool {
        (left.deliveredAt, left.id) > (right.deliveredAt, right.id)
    }
}
