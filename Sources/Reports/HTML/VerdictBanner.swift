// The top of the page: the verdict, its reason, its numbers and what to do first.

import Inventory
import Snapshots

struct VerdictBanner {
    let contents: ReportContents
    let openFails: [OpenFailCount]

    func write(_ page: HTMLPage) {
        let text = VerdictText(contents: contents)
        let attributes: [MarkupWriter.Attribute] = [
            ("id", "verdict"), ("class", "verdict \(text.icon.rawValue)"), ("aria-labelledby", "verdict-title"),
        ]
        page.markup.element("section", attributes) {
            page.markup.element("div", [("class", "ruling")]) {
                page.icon(text.icon, class: "emblem")
                page.markup.element("div") {
                    page.markup.element("h2", [("id", "verdict-title")]) {
                        page.span("Verdict: ", class: "label")
                        page.markup.text(text.word)
                    }
                    page.paragraph(text.reason)
                }
            }
            page.markup.element("dl", [("class", "figures")]) { figures(text, page) }
            steps(text, page)
        }
    }

    private func figures(_ text: VerdictText, _ page: HTMLPage) {
        let outcome = contents.outcome
        figure("Open findings", outcome.fails, note: text.severities, class: "fail", page)
        let share = outcome.applicable == 0 ? "nothing judged" : "\(text.unverifiedShare) of all results"
        figure("Could not be verified", outcome.unverified, note: share, class: "unverified", page)
        let ending = text.waiversEndingSoon
        let days = Wording.count(contents.audit.waiverSoonDays, "day")
        let note = ending == 0 ? "none ends within \(days)" : "\(Wording.count(ending, "waiver")) ending within \(days)"
        figure("Waived", outcome.waived, note: note, class: "waived", page)
        let rules = contents.rules.filter(\.enabled).count
        figure("Passed", outcome.passes, note: "under \(Wording.count(rules, "rule"))", class: "pass", page)
        figure("Not applicable", outcome.notApplicable, note: "nothing to judge there", class: "none", page)
    }

    private func figure(_ term: String, _ number: Int, note: String, class name: String, _ page: HTMLPage) {
        page.entry(term, class: number == 0 ? "none" : name) {
            page.span(Wording.number(number), class: "figure")
            page.span(note, class: "note")
        }
    }

    private func steps(_ text: VerdictText, _ page: HTMLPage) {
        let steps = text.steps(openFails)
        guard !steps.isEmpty else { return }
        page.markup.element("div", [("class", "steps")]) {
            page.markup.element("h3", text: "What to do first")
            page.markup.element("ol") {
                for step in steps {
                    page.markup.element("li") { page.link(to: step.anchor, VisibleText.line(step.text, limit: 220)) }
                }
            }
        }
    }
}
