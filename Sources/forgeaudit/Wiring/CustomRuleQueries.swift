// The team's own rules with their queries, each compiled once before anything is asked of a forge.

import Audit
import Config
import Rules
import Secrets
import Snapshots

enum CustomRuleQueries {
    private static let sizeLimit = 100_000

    /// Throws `ConfigProblems` with the place of every query that can't be had or compiled: in its own file with line
    /// and column, or in the config.
    static func read(of config: ConfigFile) throws -> [CustomRule] {
        var rules: [CustomRule] = []
        var problems: [ConfigError] = []
        for setting in config.audit.customRules {
            do {
                let rule = setting.rule(try text(of: setting, config))
                try rule.check()
                rules.append(rule)
            } catch let error as CustomRuleError {
                problems.append(problem(error, setting, config))
            } catch let error as ConfigError {
                problems.append(error)
            }
        }
        guard problems.isEmpty else { throw ConfigProblems(problems) }
        return rules
    }

    private static func text(of setting: CustomRuleSetting, _ config: ConfigFile) throws -> String {
        switch setting.query {
        case .text(let text): return text
        case .file(let name):
            let path = config.resolved(path: name)
            func refused(_ message: String) -> ConfigError {
                ConfigError(
                    file: config.path, line: setting.position.line, column: setting.position.column,
                    message: "\(path): \(message)", hint: "query_file of rule '\(setting.id)' names it")
            }
            let bytes: [UInt8]
            do {
                bytes = try BoundedFile(path: path, limit: sizeLimit).bytes
            } catch .unreadable(let reason) {
                throw refused(reason)
            } catch {
                throw refused("it is no regular file of at most \(sizeLimit) bytes")
            }
            guard let text = String(validating: bytes, as: UTF8.self) else { throw refused("it is not UTF-8 text") }
            return text
        }
    }

    private static func problem(
        _ error: CustomRuleError, _ setting: CustomRuleSetting, _ config: ConfigFile
    ) -> ConfigError {
        let message = "rule '\(error.rule)': \(error.problem.message)"
        if case .file(let name) = setting.query {
            return ConfigError(
                file: config.resolved(path: name), line: error.problem.place?.line ?? 1,
                column: error.problem.place?.column ?? 1, message: message, hint: nil)
        }
        return ConfigError(
            file: config.path, line: setting.position.line, column: setting.position.column, message: message,
            hint: error.problem.place.map { "line \($0.line), column \($0.column) of the query" })
    }
}

extension CustomRuleSetting {
    fileprivate func rule(_ query: String) -> CustomRule {
        CustomRule(
            id: id, title: title, severity: severity, subjectKind: about, rationale: rationale,
            remediation: remediation, controls: controls.map { Rules.Control($0.framework, $0.id) }, query: query)
    }
}
