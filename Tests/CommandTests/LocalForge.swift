// A forge within the test's own process, whose answers a test can see, change or hold back.
import FixtureForge
import Foundation

/// Serves the scratch folder's fleet with a fault.
struct LocalForge: Sendable {
    let forge: FixtureForge
    let port: UInt16

    /// `fleet` is a folder of `fixtures/`. Starts a forge, hands it to `body`, and stops it whatever happens. Its secrets lie where the demo's config looks.
    static func use<Value>(
        in scratch: Scratch, fleet: String = "demo", fault: Fault = .none,
        _ body: (LocalForge) async throws -> Value
    ) async throws -> Value {
        let fleet = try FleetLoader(folder: scratch.root.appending(path: "fixtures/\(fleet)")).load()
        let forge = try FixtureForge(
            fleet: fleet, clock: .frozen(at: Date(timeIntervalSince1970: 1_795_312_800)),
            secrets: try SecretFolder(scratch.secrets).secrets(for: fleet), fault: fault)
        let local = LocalForge(forge: forge, port: try await forge.start())
        let result: Value
        do {
            result = try await body(local)
        } catch {
            await forge.stop()
            throw error
        }
        await forge.stop()
        return result
    }
}
