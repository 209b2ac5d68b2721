// Sees to it that an id is given once.

/// The ids of one kind, as they are read.
struct UniqueNames {
    let label: String
    let problems: ProblemCollector
    private var lines: [String: Int] = [:]

    init(label: String, problems: ProblemCollector) {
        self.label = label
        self.problems = problems
    }

    /// `name`; nil, with the problem reported, where it is taken.
    mutating func claim(_ name: String, at position: SourcePosition) -> String? {
        if let line = lines[name] {
            problems.add(position, "duplicate \(label) \(quoted(name))", hint: "first given in line \(line)")
            return nil
        }
        lines[name] = position.line
        return name
    }
}
