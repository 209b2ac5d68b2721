// A webhook of a project or group; every field may be left out.
import Foundation

/// A hook, as far as it differs from GitLab's defaults for a new one.
struct GitLabHook: Sendable, Decodable {
    private(set) var url: String?
    private(set) var name: String?
    private(set) var pushEvents: Bool?
    private(set) var tagPushEvents: Bool?
    private(set) var mergeRequestEvents: Bool?
    private(set) var verifiesTLS: Bool?
    private(set) var branchFilter: String?
    /// `wildcard`, `regex` or `all_branches`.
    private(set) var filterStrategy: String?
    /// `executable`, `temporarily_disabled` or `disabled`.
    private(set) var alertStatus: String?
    private(set) var disabledUntil: Date?
    /// Names of the variables in the address.
    private(set) var urlVariables: [String]?
    /// Response statuses of the latest deliveries, newest first, an hour apart.
    private(set) var deliveries: [String]?

    init() {}

    init(from decoder: any Decoder) throws {
        var fields = try FleetFields(decoder)
        try self.init(&fields)
    }

    /// Reads the fields and refuses any other.
    init(_ fields: inout FleetFields) throws {
        url = try fields.optional("url")
        name = try fields.optional("name")
        pushEvents = try fields.optional("push_events")
        tagPushEvents = try fields.optional("tag_push_events")
        mergeRequestEvents = try fields.optional("merge_requests_events")
        verifiesTLS = try fields.optional("enable_ssl_verification")
        branchFilter = try fields.optional("push_events_branch_filter")
        filterStrategy = try fields.optional("branch_filter_strategy")
        alertStatus = try fields.optional("alert_status")
        disabledUntil = try fields.date("disabled_until")
        urlVariables = try fields.optional("url_variables")
        deliveries = try fields.optional("deliveries")
        try fields.finish()
    }

    /// This hook with the fields that `other` gives.
    func changed(by other: GitLabHook) -> GitLabHook {
        var hook = self
        hook.url = other.url ?? url
        hook.name = other.name ?? name
        hook.pushEvents = other.pushEvents ?? pushEvents
        hook.tagPushEvents = other.tagPushEvents ?? tagPushEvents
        hook.mergeRequestEvents = other.mergeRequestEvents ?? mergeRequestEvents
        hook.verifiesTLS = other.verifiesTLS ?? verifiesTLS
        hook.branchFilter = other.branchFilter ?? branchFilter
        hook.filterStrategy = other.filterStrategy ?? filterStrategy
        hook.alertStatus = other.alertStatus ?? alertStatus
        hook.disabledUntil = other.disabledUntil ?? disabledUntil
        hook.urlVariables = other.urlVariables ?? urlVariables
        hook.deliveries = other.deliveries ?? deliveries
        return hook
    }
}
