// Error statuses with the bodies that the forges and the proxies before them give.

/// Answers with a status: the forge's JSON, or a proxy's HTML for 502, 503 and 504, without the forge's own headers.
struct StatusFault: AnswerFault {
    private let status: Int

    init(_ status: Int) { self.status = status }

    func change(_ answer: Answer, in scene: FaultScene) -> FaultChange? {
        let phrase = StatusPhrase.of(status)
        switch status {
        case 304: return FaultChange(answer.replaced(by: Answer(status: 304)))
        case 502...504:
            let page =
                "<html>\n<head><title>\(status) \(phrase)</title></head>\n<body>\n<center><h1>\(status) \(phrase)</h1>"
                + "</center>\n<hr><center>nginx</center>\n</body>\n</html>\n"
            return FaultChange(.html(page, status: status))
        case 500 where scene.forge == .gitHub:
            return FaultChange(answer.replaced(by: scene.forge.refusal(500, "Server Error")))
        default:
            let message = scene.forge == .gitHub ? phrase : "\(status) \(phrase)"
            return FaultChange(answer.replaced(by: scene.forge.refusal(status, message)))
        }
    }
}
