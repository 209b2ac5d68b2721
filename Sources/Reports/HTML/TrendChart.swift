// Draws the trend as inline SVG.

import Foundation
import Inventory
import Snapshots

/// Two lines over the runs, each at its own place in time order, on one scale. The table below it holds the numbers.
struct TrendChart {
    /// At least two runs, oldest first.
    let lines: [HistoryLine]

    private static let width = 720
    private static let height = 200
    private static let margin = (left: 48, right: 12, top: 12, bottom: 24)

    func write(_ page: HTMLPage) {
        guard let first = lines.first, let last = lines.last else { return }
        let markup = page.markup
        let attributes: [MarkupWriter.Attribute] = [
            ("class", "chart"), ("role", "img"), ("aria-labelledby", "trend-name trend-description"),
            ("viewBox", "0 0 \(Self.width) \(Self.height)"), ("width", "\(Self.width)"), ("height", "\(Self.height)"),
        ]
        markup.element("svg", attributes) {
            markup.element("title", [("id", "trend-name")], text: "Open findings and unverified results by run")
            markup.element(
                "desc", [("id", "trend-description")],
                text: "From \(Wording.instant(first.startedAt)) to \(Wording.instant(last.startedAt)): open findings "
                    + "went from \(Wording.number(first.openFails)) to \(Wording.number(last.openFails)), unverified "
                    + "results from \(Wording.number(first.unverified)) to \(Wording.number(last.unverified)).")
            grid(markup)
            line(\.openFails, class: "fail", markup)
            line(\.unverified, class: "unverified", markup)
        }
        page.markup.element("p", [("class", "legend")]) {
            page.span("Open findings", class: "key fail")
            page.markup.text(" ")
            page.span("Not verified", class: "key unverified")
        }
    }

    private var top: Int { max(1, lines.map { max($0.openFails, $0.unverified) }.max() ?? 1) }

    private func grid(_ markup: MarkupWriter) {
        for (share, value) in [(0.0, 0), (0.5, top / 2), (1.0, top)] where share == 0 || value > 0 {
            let height = y(Double(value))
            markup.element(
                "line",
                [
                    ("class", "grid"), ("x1", "\(Self.margin.left)"), ("x2", "\(Self.width - Self.margin.right)"),
                    ("y1", height), ("y2", height),
                ])
            markup.element(
                "text", [("class", "tick"), ("x", "\(Self.margin.left - 8)"), ("y", height), ("dy", "0.32em")],
                text: Wording.number(value))
        }
        for (index, anchor) in [(0, "start"), (lines.count - 1, "end")] {
            markup.element(
                "text",
                [("class", "day \(anchor)"), ("x", x(index)), ("y", "\(Self.height - 6)")],
                text: "\(CalendarDay(lines[index].startedAt))")
        }
    }

    private func line(_ value: (HistoryLine) -> Int, class name: String, _ markup: MarkupWriter) {
        let points = lines.enumerated().map { "\(x($0.offset)),\(y(Double(value($0.element))))" }
        markup.element("polyline", [("class", name), ("points", points.joined(separator: " "))])
        if let last = lines.indices.last {
            markup.element(
                "circle",
                [("class", name), ("cx", x(last)), ("cy", y(Double(value(lines[last])))), ("r", "4")])
        }
    }

    private func x(_ index: Int) -> String {
        let room = Double(Self.width - Self.margin.left - Self.margin.right)
        return Self.text(Double(Self.margin.left) + room * Double(index) / Double(max(1, lines.count - 1)))
    }

    private func y(_ value: Double) -> String {
        let room = Double(Self.height - Self.margin.top - Self.margin.bottom)
        return Self.text(Double(Self.margin.top) + room * (1 - value / Double(top)))
    }

    /// One decimal, in every locale a point.
    private static func text(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }
}
