// One try of GitHub to deliver an event to an App's webhook.

package import Foundation

/// An entry of the App's delivery log. What was sent and answered is never read: it holds the content of repositories.
package struct AppDelivery: Sendable, Hashable {
    package let id: Int64
    /// The event's own id: a redelivery has the same one as the delivery that it repeats.
    package let guid: String
    package let deliveredAt: Date
    package let event: String
    /// GitHub's word on how it went: `OK`, or what was wrong.
    package let status: String

    package init(id: Int64, guid: String, deliveredAt: Date, event: String, status: String) {
        self.id = id
        self.guid = guid
        self.deliveredAt = deliveredAt
        self.event = event
        self.status = status
    }

    /// Whether the receiver took it: GitHub documents every status but `OK` as a failure.
    package var succeeded: Bool { status == "OK" }
}
