// The part of report.json that says how much was seen.

import Inventory
import Snapshots

extension JSONReport {
    func coverage(_ json: JSONWriter) {
        json.object("coverage") {
            json.array("integrations") {
                for integration in contents.integrations { json.object { fields(of: integration, json) } }
            }
            json.array("apps") { for app in contents.apps { json.object { fields(of: app, json) } } }
            json.array("gaps") { for gap in contents.gaps { json.object(inline: true) { fields(of: gap, json) } } }
            json.array("unverified") {
                for group in contents.groups { json.object(inline: true) { fields(of: group, json) } }
            }
        }
    }

    /// One line for each integration and rule with a result.
    func counts(_ json: JSONWriter) {
        json.array("counts") {
            for count in contents.counts {
                json.object(inline: true) { json.fields(of: count) }
            }
        }
    }

    private func fields(of integration: IntegrationRecord, _ json: JSONWriter) {
        json.field("id", integration.name)
        json.object("forge", inline: true) {
            json.field("kind", integration.forge.kind.rawValue)
            json.field("apiUrl", integration.forge.apiURL)
            json.field("version", integration.forgeVersion)
        }
        json.field("connection", integration.connection)
        json.object("owner", inline: true) {
            json.field("kind", integration.owner.kind)
            json.field("name", integration.owner.name)
        }
        json.field("addedBy", integration.addedBy)
        json.field("importState", integration.importState?.rawValue ?? "interrupted")
        json.field("importDoubt", integration.importDoubt)
        json.array("listings") {
            for listing in contents.listings[integration.name] ?? [] {
                json.object(inline: true) { fields(of: listing.proof, json) }
            }
        }
        json.field("repositories", integration.repositories)
        json.field("excludedRepositories", integration.excluded)
        json.field("staleRepositories", integration.stale)
        json.field("requests", integration.requests)
        json.field("bytes", integration.bytes)
        json.object("results", inline: true) { json.fields(of: contents.tallies.of(.integration(integration.name))) }
    }

    private func fields(of app: AppRecord, _ json: JSONWriter) {
        json.field("name", app.name)
        json.object("forge", inline: true) {
            json.field("kind", app.forge.kind.rawValue)
            json.field("apiUrl", app.forge.apiURL)
        }
        json.field("displayName", app.displayName)
        json.field("doubt", app.doubt)
        json.field("integrations", app.integrations)
        json.array("listings") {
            if let proof = app.installations { json.object(inline: true) { fields(of: proof, json) } }
        }
        json.field("requests", app.requests)
        json.field("bytes", app.bytes)
        json.object("results", inline: true) { json.fields(of: contents.tallies.of(.app(app.name))) }
    }

    private func fields(of proof: ListingProof, _ json: JSONWriter) {
        json.field("fact", proof.fact.rawValue)
        json.field("pages", proof.pages)
        json.field("received", proof.received)
        json.field("distinct", proof.distinct)
        json.field("announced", proof.announced)
        json.field("exhausted", proof.exhausted)
        json.field("doubt", proof.doubt)
    }

    private func fields(of gap: GapRecord, _ json: JSONWriter) {
        json.field("integration", gap.home.integration)
        json.field("app", gap.home.app)
        json.field("fact", gap.fact.rawValue)
        json.field("cause", gap.cause.rawValue)
        json.field("message", gap.message)
        json.field("missingPermission", gap.missingPermission)
        json.field("subjects", gap.subjects)
        json.field("blockedRules", gap.blockedRules)
    }

    private func fields(of group: UnverifiedGroup, _ json: JSONWriter) {
        json.field("integration", group.home.integration)
        json.field("app", group.home.app)
        json.field("rule", group.rule)
        json.field("severity", group.severity.rawValue)
        json.field("fact", group.missing.fact)
        json.field("cause", group.missing.cause)
        json.field("missingPermission", group.missing.permission)
        json.field("reason", group.reason)
        json.field("open", group.open)
        json.field("waived", group.waived)
    }
}
