// Lists that repeat, don't end, or don't keep to their numbers.

enum ListFaults {
    static let cases: [FaultCase] = [
        FaultCase("github: page 2 repeats page 1", .repositories, "repeatedPage; page=2", .incomplete("")).with {
            $0.connections = 1
        },
        FaultCase("github: endless pages that repeat", .repositories, "endlessPages(repeat)", .incomplete("")),
        FaultCase(
            "github: endless pages of new rows", .repositories, "endlessPages(new)",
            .incomplete("").with { $0.repositories = .same }),
        FaultCase(
            "github: a total that stays behind", .repositories, "drift(removed, total=stale)",
            .incomplete("announced")),
        FaultCase("gitlab: page 2 repeats page 1", .allProjects, "repeatedPage; page=2", .incomplete("")),
        FaultCase("gitlab: endless pages that repeat", .allProjects, "endlessPages(repeat)", .incomplete("advance")),
        FaultCase("gitlab: no totals", .gitLab, "manyProjects", .incomplete("announced no number")),
    ]
}
