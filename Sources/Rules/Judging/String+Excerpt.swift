// Text from outside, made fit to stand in a report.

extension String {
    /// At most 200 scalars, an ellipsis included. Control characters and invisible ones that reorder text become U+FFFD,
    /// so that a name can't rewrite the line it stands in. Escaping for a format is the writer's work.
    var excerpt: String {
        let limit = 200
        if utf8.count <= limit, utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return self }
        var result = String.UnicodeScalarView()
        for (index, scalar) in unicodeScalars.prefix(limit + 1).enumerated() {
            if index == limit {
                result.removeLast()
                result.append("…")
            } else {
                result.append(scalar.isPrintable ? scalar : "\u{FFFD}")
            }
        }
        return String(result)
    }
}

extension Unicode.Scalar {
    fileprivate var isPrintable: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
        default: true
        }
    }
}
