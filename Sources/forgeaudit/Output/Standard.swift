// The process's standard streams; nothing else in the project prints.

import Foundation

enum Standard {
    /// Call it first. A reader that goes away must not end a run, and a stream that is closed must not lend its number to
    /// the next file that is opened: what is printed would go into it.
    static func prepare() {
        signal(SIGPIPE, SIG_IGN)
        // A parent that doesn't care about its children must not make the system forget ours.
        signal(SIGCHLD, SIG_DFL)
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest free number is given, which is this one.
            _ = open("/dev/null", O_RDWR)
        }
    }

    static func output(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

    static func error(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

    /// Without a line's end.
    static func errorPart(_ text: String) { write(text, to: STDERR_FILENO) }

    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// What can't be written is given up: `FileHandle` would end the process, and the snapshot and the reports count more.
    private static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written >= 0 {
                rest = rest.dropFirst(written)
            } else if errno == EAGAIN {
                var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                if poll(&wanted, 1, 10_000) <= 0 { return }
            } else if errno != EINTR {
                return
            }
        }
    }
}
