// The two nights of the demo.

/// The clock of a night, and what `fixture-forge` is told besides.
enum Night: Sendable {
    case yesterday, today

    var clock: String {
        switch self {
        case .yesterday: "2026-11-21T02:00:00Z"
        case .today: Scratch.now
        }
    }

    var forgeOptions: [String] {
        switch self {
        case .yesterday: ["--overlay", "fixtures/demo/yesterday"]
        case .today: []
        }
    }

    var requestLog: String {
        switch self {
        case .yesterday: ".demo/requests-yesterday.log"
        case .today: ".demo/requests.log"
        }
    }
}
