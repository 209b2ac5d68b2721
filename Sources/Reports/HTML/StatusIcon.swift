// The shapes that stand beside status words, so that no status is told by colour alone.

/// A shape of the page's sprite; the raw value is also the class that colours it.
enum StatusIcon: String, CaseIterable {
    case pass, fail, unverified, waived, none

    var anchor: String { "icon-\(rawValue)" }

    /// The outline in a box of 16 × 16: circle with a tick, octagon with a cross, diamond with a question mark, shield,
    /// circle with a dash.
    private var path: String {
        switch self {
        case .pass: "M8 1.2a6.8 6.8 0 1 1 0 13.6a6.8 6.8 0 0 1 0-13.6zM4.8 8.3l2.2 2.3l4.3-4.7"
        case .fail: "M5.2 1.2h5.6l4 4v5.6l-4 4h-5.6l-4-4v-5.6zM5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8"
        case .unverified:
            "M8 .9l7.1 7.1l-7.1 7.1l-7.1-7.1zM6.4 6.6c0-2.1 3.3-2.1 3.3 0c0 1.2-1.7 1.2-1.7 2.5M8 10.9v.2"
        case .waived: "M8 1.2l5.8 2v4.4c0 3.4-2.3 5.8-5.8 7.2c-3.500-1.4-5.800-3.800-5.800-7.200v-4.400zM5.500 8h5"
        case .none: "M8 1.2a6.8 6.8 0 1 1 0 13.6a6.8 6.8 0 0 1 0-13.6zM5 8h6"
        }
    }

    /// Writes all shapes once; the page refers to them.
    static func writeSprite(_ markup: MarkupWriter) {
        markup.element("svg", [("class", "sprite"), ("width", "0"), ("height", "0"), ("aria-hidden", "true")]) {
            for icon in allCases {
                markup.element("symbol", [("id", icon.anchor), ("viewBox", "0 0 16 16")]) {
                    let stroke: [MarkupWriter.Attribute] = [
                        ("d", icon.path), ("fill", "none"), ("stroke", "currentColor"), ("stroke-width", "1.5"),
                        ("stroke-linecap", "round"), ("stroke-linejoin", "round"),
                    ]
                    markup.element("path", stroke)
                }
            }
        }
    }
}
