// Keeps a terminal from showing what is typed.

import Foundation

/// The terminal's settings as they were. Whoever turned the echo off restores it on every way out.
struct TerminalEcho {
    private let descriptor: Int32
    private let earlier: termios

    /// Turns the echo off, and with it the keys that would stop or kill the process and leave it off; Ctrl-C stays.
    static func off(_ descriptor: Int32) throws -> TerminalEcho {
        var settings = termios()
        guard tcgetattr(descriptor, &settings) == 0 else { throw failure }
        let echo = TerminalEcho(descriptor: descriptor, earlier: settings)
        settings.c_lflag &= ~tcflag_t(ECHO | ECHONL)
        withUnsafeMutableBytes(of: &settings.c_cc) { keys in
            for key in [VQUIT, VSUSP] { keys[Int(key)] = 0 }
        }
        // What was typed before nobody saw the question is dropped.
        guard tcsetattr(descriptor, TCSAFLUSH, &settings) == 0 else { throw failure }
        return echo
    }

    func restore() {
        var settings = earlier
        tcsetattr(descriptor, TCSAFLUSH, &settings)
    }

    private static var failure: SecretInput.Failure {
        SecretInput.Failure(description: "the terminal can't be kept from showing what is typed; use standard input")
    }
}
