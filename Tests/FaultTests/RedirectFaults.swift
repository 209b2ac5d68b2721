// Redirects, and links to the next page, that lead astray.

enum RedirectFaults {
    static let cases: [FaultCase] =
        [301, 302, 307, 308].flatMap { status in
            [
                FaultCase(
                    "github: \(status) within the API", .repositories,
                    "redirect(\(status), to=same); query=!redirected; times=1",
                    .recovers(1)),
                FaultCase(
                    "gitlab: \(status) within the API", .user, "redirect(\(status), to=same); query=!redirected",
                    .recovers(1)),
            ]
        } + [Place.repositories, .projects].flatMap(astray) + [
            FaultCase("github: links with a token", .gitHub, "linkPrivateToken", .recovers(0)),
            FaultCase("gitlab: links with a token", .gitLab, "linkPrivateToken", .recovers(0)),
        ]

    private static func astray(_ place: Place) -> [FaultCase] {
        let forge = place.integration
        return [
            FaultCase("\(forge): 303", place, "redirect(303, to=same)", .failed("another place")),
            FaultCase("\(forge): redirected in a circle", place, "redirect(302, to=loop)", .failed("without end")),
            FaultCase(
                "\(forge): redirected to the sign-in page", place, "redirect(302, to=signIn)", .failed("another place")),
            FaultCase(
                "\(forge): redirected to another origin", place, "redirect(307, to=ELSEWHERE)", .failed("another place")
            ).with { $0.direct = true },
            FaultCase(
                "\(forge): the next page is at another origin", place, "foreignLink(ELSEWHERE)",
                forge == "github" ? .failed("another place") : .incomplete("another place")
            ).with { $0.direct = true },
        ]
    }
}
