// Lists without an end.

/// Gives every page of a list a next one. Behind the real end the first page comes again, for repeating ids; for new ones the
/// whole list comes again with another offset added to the ids each time. Cursors always lead back to the start.
struct EndlessPagesFault: AnswerFault {
    /// How far apart the ids of two rounds lie; more than any id of a fleet.
    private static let round = 10_000_000_000
    private let hasNewIDs: Bool

    init(newIDs: Bool) { hasNewIDs = newIDs }

    func change(_ answer: Answer, in scene: FaultScene) -> FaultChange? {
        guard answer.status == 200, scene.page != nil, answer.headers["Link"]?.contains("rel=\"next\"") != true,
            let list = ListBody(answer.body)
        else { return nil }
        if scene.route == "GET /app/hook/deliveries" {
            return FaultChange(Self.adding(scene.link("cursor", "v1_\(Int.max)"), to: answer))
        }
        if scene.request.query["pagination"] == "keyset" { return keyset(answer, list, scene) }
        return offset(answer, list, scene)
    }

    private func offset(_ answer: Answer, _ list: ListBody, _ scene: FaultScene) -> FaultChange? {
        let number = scene.request.query["page"].flatMap { Int($0) } ?? 1
        guard number < 1 << 20 else { return nil }
        var rows = list
        if list.rows.isEmpty, let first = ListBody(scene.ask(scene.request.query.setting("page", to: "1")).body) {
            rows = first.shifted(by: hasNewIDs ? number * Self.round : 0)
        }
        var changed = Self.adding(scene.link("page", String(number + 1)), to: answer.with(body: rows.bytes))
        if scene.forge == .gitLab { changed.headers["X-Next-Page"] = String(number + 1) }
        return FaultChange(changed)
    }

    private func keyset(_ answer: Answer, _ list: ListBody, _ scene: FaultScene) -> FaultChange? {
        let query = scene.request.query
        guard query["sort"] == "asc" else { return nil }
        let after = query["id_after"].flatMap { Int($0) } ?? 0
        guard hasNewIDs else {
            return FaultChange(Self.adding(scene.link("id_after", "0"), to: answer))
        }
        var start = after - after % Self.round
        var shown: ListBody? = list
        if start > 0 { shown = asked(scene, after: after - start) }
        if shown?.rows.isEmpty ?? true, start < 1 << 60 {
            start += Self.round
            shown = asked(scene, after: 0)
        }
        guard let rows = shown?.shifted(by: start), let last = rows.lastID else { return nil }
        return FaultChange(Self.adding(scene.link("id_after", String(last)), to: answer.with(body: rows.bytes)))
    }

    private func asked(_ scene: FaultScene, after id: Int) -> ListBody? {
        ListBody(scene.ask(scene.request.query.setting("id_after", to: String(id))).body)
    }

    private static func adding(_ link: String, to original: Answer) -> Answer {
        var answer = original
        answer.headers["Link"] = ([answer.headers["Link"], link].compactMap { $0 }).joined(separator: ", ")
        return answer
    }
}
