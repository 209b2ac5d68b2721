// The way from page to page where an integration's results take several.

import Inventory

struct PageLinks {
    let site: HTMLSite
    let home: SubjectHome
    let number: Int
    let count: Int

    /// First, previous, next and last, as far as they exist; nothing where there is one page. `label` must be unique on
    /// the page.
    func write(_ label: String, _ page: HTMLPage) {
        guard count > 1 else { return }
        page.markup.element("nav", [("class", "pages"), ("aria-label", label)]) {
            if number > 1 {
                link(1, "First", page)
                link(number - 1, "Previous", page)
            }
            page.span("Page \(Wording.number(number)) of \(Wording.number(count))", class: "here")
            if number < count {
                link(number + 1, "Next", page)
                link(count, "Last", page)
            }
        }
    }

    private func link(_ number: Int, _ text: String, _ page: HTMLPage) {
        page.markup.element("a", [("href", site.pageName(of: home, number))], text: text)
        page.markup.text(" ")
    }
}
