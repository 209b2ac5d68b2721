// Finds a program without a shell.

import Foundation

/// What a name stands for along the search path.
enum ProgramPath {
    /// The absolute path of `program`; nil where there is none. Of the search path only absolute entries count: a
    /// relative one would run what lies in the current folder.
    static func find(_ program: String, along searchPath: String?) -> String? {
        guard !program.isEmpty, !program.utf8.contains(0) else { return nil }
        if program.hasPrefix("/") { return program }
        guard !program.contains("/") else { return nil }
        for folder in (searchPath ?? "/usr/bin:/bin").split(separator: ":") where folder.hasPrefix("/") {
            let path = "\(folder)/\(program)"
            var status = stat()
            if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(path, X_OK) == 0 { return path }
        }
        return nil
    }
}
