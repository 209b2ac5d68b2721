// A proxy variable that can't be used.

/// Names the variable; its value may hold a password and isn't repeated.
package struct ProxyEnvironmentError: Error, Sendable, Equatable, CustomStringConvertible {
    package let variable: String

    package var description: String {
        "the environment variable \(variable) names no http or https proxy: correct or unset it, or give the forge a "
            + "'proxy' in the config"
    }
}
