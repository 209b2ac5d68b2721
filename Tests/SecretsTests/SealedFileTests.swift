// The sealed store and its key on disk: modes, locks, and a change of the key that breaks off.

import Foundation
import Testing

@testable import Secrets

@Suite("The sealed store's files")
struct SealedFileTests {
    private let folder: TemporaryFolder
    private let location = SealedStoreLocation(path: "secrets.sealed", key: .file("store.key"))
    private var resolver: SecretResolver {
        SecretResolver(environment: [:], baseDirectory: folder.path, store: location)
    }

    init() throws {
        folder = try TemporaryFolder()
        try StoreKeyFile.create(folder.path + "/store.key")
        try SecretResolver(environment: [:], baseDirectory: folder.path).change(location, creating: true) {
            store throws(SealedStoreError) in
            for name in ["a", "b"] {
                try store.seal(Secret("secret of \(name)"), as: name, at: SealedStoreTests.instant, replacing: false)
            }
        }
    }

    private func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)[.posixPermissions] as? Int
    }

    private func readsAll() throws -> Bool {
        try ["a", "b"].allSatisfy { try resolver.resolve(.sealed($0)).secret.withText { $0 } == "secret of \($0)" }
    }

    @Test("store, key and lock are for their owner alone, and a key is never overwritten")
    func modes() throws {
        for name in ["secrets.sealed", "store.key", "secrets.sealed.lock"] { #expect(try mode(name) == 0o600) }
        #expect(throws: SealedStoreError(.fileExists, path: folder.path + "/store.key")) {
            try StoreKeyFile.create(folder.path + "/store.key")
        }
        #expect(try readsAll())
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.sorted() == ["secrets.sealed", "secrets.sealed.lock", "store.key"])
    }

    @Test("a sealed reference says what is wrong: no store, no key, no such name, a key that others can read")
    func problems() throws {
        func problem(_ resolver: SecretResolver, _ name: String = "a") -> SecretsError? {
            do throws(SecretsError) {
                _ = try resolver.resolve(.sealed(name))
                return nil
            } catch {
                return error
            }
        }
        #expect(problem(SecretResolver(environment: [:], baseDirectory: folder.path))?.problem == .storeNotConfigured)
        let path = folder.path + "/secrets.sealed"
        #expect(
            problem(resolver, "c")?.description
                == "sealed c: the sealed store has no entry 'c'; see `forgeaudit secret list`")
        chmod(folder.path + "/store.key", 0o644)
        #expect(problem(resolver)?.description.contains("(mode 0644); chmod 600 it;") == true)
        chmod(folder.path + "/store.key", 0o600)
        try folder.write("store.key", "SENSITIVE")
        let text = try #require(problem(resolver)).description
        #expect(text.contains("it is not the key of a sealed store") && !text.contains("SENSITIVE"))
        unlink(path)
        try folder.write("store.key", bytes: StoreKey.content([.generated()]))
        #expect(problem(resolver)?.problem == .sealedStore(SealedStoreError(.missing, path: path)))
    }

    @Test("a key from a credential or a command opens the store as well")
    func otherKeys() throws {
        let credential = SealedStoreLocation(path: "secrets.sealed", key: .credential("store.key"))
        let environment = ["CREDENTIALS_DIRECTORY": folder.path]
        let first = SecretResolver(environment: environment, baseDirectory: folder.path, store: credential)
        #expect(try first.resolve(.sealed("a")).secret.withText { $0 } == "secret of a")
        let command = SealedStoreLocation(
            path: "secrets.sealed", key: .command(SecretCommand(program: "/bin/cat", arguments: ["store.key"])))
        let second = SecretResolver(environment: [:], baseDirectory: folder.path, store: command)
        #expect(try second.resolve(.sealed("a")).secret.withText { $0 } == "secret of a")
    }

    @Test("a second writer is refused, a reader isn't")
    func lock() throws {
        let path = folder.path + "/secrets.sealed"
        let lock = try SealedStoreFile(path).lock()
        #expect(throws: SealedStoreError(.locked, path: path + ".lock")) {
            try resolver.change(location) { store throws(SealedStoreError) in try store.remove("a") }
        }
        #expect(throws: SealedStoreError(.locked, path: path + ".lock")) {
            try KeyRotation(location, resolver: resolver).run()
        }
        #expect(try readsAll())
        withExtendedLifetime(lock) {}
    }

    @Test("a change that fails leaves the store as it was")
    func failedChange() throws {
        let before = try SealedStoreFile(folder.path + "/secrets.sealed").read()
        #expect(throws: SealedStoreError.self) {
            try resolver.change(location) { store throws(SealedStoreError) in
                try store.remove("a")
                try store.remove("nope")
            }
        }
        #expect(try SealedStoreFile(folder.path + "/secrets.sealed").read() == before)
    }

    @Test(
        "wherever a change of the key breaks off, everything can be read, and the next one ends it",
        arguments: KeyRotation.Step.allCases)
    func brokenRotation(step: KeyRotation.Step) throws {
        let before = try resolver.storeKeys(location.key)
        let failure = SealedStoreError(.notWritten(reason: "broken off"))
        #expect(throws: failure) {
            try KeyRotation(location, resolver: resolver).run { reached throws(SealedStoreError) in
                if reached == step { throw failure }
            }
        }
        #expect(try readsAll())
        #expect(try resolver.storeKeys(location.key).count == (step == .oldKeyForgotten ? 1 : 2))
        // A second break at the same place, and then one that comes to its end.
        #expect(throws: failure) {
            try KeyRotation(location, resolver: resolver).run { reached throws(SealedStoreError) in
                if reached == step { throw failure }
            }
        }
        #expect(try readsAll())
        try KeyRotation(location, resolver: resolver).run()
        #expect(try readsAll())
        let after = try resolver.storeKeys(location.key)
        #expect(after.count == 1)
        #expect(after.first?.secret.matches(before[0].secret) == false)
        #expect(try mode("store.key") == 0o600)
    }

    @Test("the old key opens nothing any more, and names, kinds and times stay")
    func rotation() throws {
        let old = try #require(try resolver.storeKeys(location.key).first)
        let before = try resolver.open(location)
        try KeyRotation(location, resolver: resolver).run()
        let after = try resolver.open(location)
        #expect(after.store.entries.map(\.name) == before.store.entries.map(\.name))
        #expect(after.store.entries.map(\.created) == before.store.entries.map(\.created))
        #expect(after.store.salt != before.store.salt)
        #expect(throws: SealedStoreError(.wrongKey)) { try OpenedStore(after.store, key: old) }
    }

    @Test("a key that can't be replaced goes to a file, and a broken change is taken up from there")
    func toKeyFile() throws {
        let credential = SealedStoreLocation(path: "secrets.sealed", key: .credential("store.key"))
        let resolver = SecretResolver(environment: ["CREDENTIALS_DIRECTORY": folder.path], baseDirectory: folder.path)
        let rotation = KeyRotation(credential, resolver: resolver)
        #expect(throws: SealedStoreError(.keyNotInFile, path: "credential store.key")) { try rotation.run() }
        let path = folder.path + "/new.key"
        // As if it had broken off after writing the key.
        try StoreKeyFile.create(path)
        #expect(try rotation.run(toKeyFile: path))
        #expect(try !rotation.run(toKeyFile: path))
        let opened = try resolver.open(SealedStoreLocation(path: "secrets.sealed", key: .file(path)))
        #expect(try opened.secret(named: "b").withText { $0 } == "secret of b")
    }

    @Test("a symbolic link stays, and the file that it leads to is replaced")
    func link() throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link", withDestinationPath: folder.path + "/secrets.sealed")
        let linked = SealedStoreLocation(path: "link", key: location.key)
        try resolver.change(linked) { store throws(SealedStoreError) in try store.remove("a") }
        #expect(try resolver.open(location).store.entries.map(\.name) == ["b"])
        #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/link")) != nil)
    }

    @Test(
        "a key's file holds one or two keys, each of one form",
        arguments: ["", "\n", "x", "forgeaudit-key-1:", "forgeaudit-key-2:AAAA"])
    func keyFile(text: String) {
        #expect(StoreKey.list(in: Array(text.utf8)) == nil)
        let one = StoreKey.content([.generated()])
        #expect(StoreKey.list(in: one)?.count == 1)
        #expect(StoreKey.list(in: Array(one.dropLast()))?.count == 1)
        #expect(StoreKey.list(in: one + one)?.count == 2)
        #expect(StoreKey.list(in: one + one + one) == nil)
        #expect(StoreKey.list(in: one + Array(text.utf8) + [0x0A]) == nil)
        #expect(SecretShape.isFound(in: "the key is " + String(decoding: one, as: UTF8.self)))
    }
}
