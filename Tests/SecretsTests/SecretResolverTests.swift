// Where secrets come from, and what is refused on the way.

import Foundation
import Secrets
import Testing

@Suite("SecretResolver")
struct SecretResolverTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func resolver(_ environment: [String: String] = [:]) -> SecretResolver {
        SecretResolver(environment: environment, baseDirectory: folder.path)
    }

    private func problem(_ reference: SecretReference, _ environment: [String: String] = [:]) -> SecretsError.Problem? {
        do {
            _ = try resolver(environment).resolve(reference)
            return nil
        } catch {
            return error.problem
        }
    }

    @Test("an environment variable, without the line break that a shell left")
    func environment() throws {
        let found = try resolver(["TOKEN": "  abc \r\n\n"]).resolve(.environment("TOKEN"))
        #expect(found.secret.withText { $0 } == "abc")
        #expect(!found.readableByOthers)
        #expect(resolver(["B": "x", "A": "y"]).variableNames == ["A", "B"])
    }

    @Test("a relative file starts at the config's directory, an absolute one doesn't")
    func files() throws {
        try folder.write("sub/token", "abc\n")
        #expect(try resolver().resolve(.file("sub/token")).secret.withText { $0 } == "abc")
        #expect(try resolver().resolve(.file(folder.path + "/sub/token")).secret.withText { $0 } == "abc")
    }

    @Test("a byte order mark is left out")
    func byteOrderMark() throws {
        try folder.write("token", "\u{FEFF}abc\r\n")
        #expect(try resolver().resolve(.file("token")).secret.withText { $0 } == "abc")
    }

    @Test(
        "a file that others can read is refused unless the reference allows it, one that they can change always",
        arguments: [
            (0o600, false), (0o400, false), (0o700, false), (0o604, true), (0o644, true), (0o602, true), (0o620, true),
            (0o660, true), (0o666, true), (0o444, true),
        ])
    func modes(mode: Int, open: Bool) throws {
        try folder.write("token", "abc", mode: mode)
        let expected = SecretsError.Problem.openToOthers(path: folder.path + "/token", mode: UInt32(mode))
        #expect(problem(.file("token")) == (open ? expected : nil))
        let allowed = SecretReference.file("token", allowReadableByOthers: true)
        #expect(problem(allowed) == (mode & 0o022 != 0 ? expected : nil))
        guard mode & 0o022 == 0 else { return }
        let found = try resolver().resolve(allowed)
        #expect(found.readableByOthers == open)
        #expect(found.secret.withText { $0 } == "abc")
    }

    @Test("a group may read what root owns, and nothing else")
    func groups() {
        for mode: UInt32 in [0o600, 0o640, 0o440, 0o400] {
            #expect(!BoundedFile.isOpenToOthers(mode: mode, owner: 0))
            #expect(BoundedFile.isOpenToOthers(mode: mode, owner: 1_000) == (mode & 0o040 != 0))
        }
        for mode: UInt32 in [0o660, 0o644, 0o641 | 0o004, 0o602, 0o620] {
            #expect(BoundedFile.isOpenToOthers(mode: mode, owner: 0))
        }
    }

    @Test("the refusal says which file, its mode and the remedy")
    func refusal() throws {
        try folder.write("token", "SENSITIVE", mode: 0o644)
        let error = #expect(throws: SecretsError.self) { _ = try resolver().resolve(.file("token")) }
        #expect(
            error?.description
                == "file token: others can read or change \(folder.path)/token (mode 0644); chmod 600 it, or "
                + "write allow_readable_by_others: true where that is meant")
    }

    @Test("the mode is the file's, not the symbolic link's")
    func symbolicLink() throws {
        try folder.write("token", "abc", mode: 0o600)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link", withDestinationPath: folder.path + "/token")
        let found = try resolver().resolve(.file("link"))
        #expect(found.secret.withText { $0 } == "abc")
        #expect(!found.readableByOthers)
        try folder.write("token", "abc", mode: 0o644)
        #expect(problem(.file("link")) == .openToOthers(path: folder.path + "/link", mode: 0o644))
    }

    @Test("a systemd credential, whose group bits are an ACL's mask")
    func credential() throws {
        try folder.write("hub.pem", "-----BEGIN X-----\nabc\n-----END X-----\n", mode: 0o440)
        let environment = ["CREDENTIALS_DIRECTORY": folder.path]
        let found = try resolver(environment).resolve(.credential("hub.pem"))
        #expect(found.secret.withText { $0 } == "-----BEGIN X-----\nabc\n-----END X-----")
        #expect(!found.readableByOthers)
        #expect(problem(.credential("hub.pem")) == .credentialsDirectoryUnset)
        for name in ["../hub.pem", "..", "", "a/b", "a\0b"] {
            #expect(problem(.credential(name), environment) == .credentialNameInvalid)
        }
    }

    @Test("nothing but white space is empty", arguments: ["", "\n", " \r\n\t ", "\u{FEFF}\n"])
    func empty(text: String) throws {
        try folder.write("token", text)
        #expect(problem(.file("token")) == .empty)
        #expect(
            problem(.environment("TOKEN"), ["TOKEN": text.replacingOccurrences(of: "\u{FEFF}", with: "")]) == .empty)
    }

    @Test("64 KiB is the limit")
    func size() throws {
        try folder.write("token", String(repeating: "a", count: 65_536))
        #expect(problem(.file("token")) == nil)
        try folder.write("token", String(repeating: "a", count: 65_537))
        #expect(problem(.file("token")) == .tooLarge)
        #expect(problem(.environment("T"), ["T": String(repeating: "a", count: 65_537)]) == .tooLarge)
    }

    @Test("directories, devices, pipes and endless files are refused at once")
    func irregular() throws {
        let pipe = folder.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        for path in [folder.path, "/dev/zero", "/dev/null", pipe] {
            #expect(problem(.file(path)) == .notRegularFile(path: path))
        }
    }

    @Test("a missing file says where it was looked for, in the system's words")
    func missing() {
        let path = folder.path + "/none"
        #expect(problem(.file("none")) == .unreadable(path: path, reason: "No such file or directory"))
        #expect(problem(.file("no\0ne")) != nil)
        #expect(problem(.environment("NONE"), ["ONE": "x"]) == .variableUnset)
    }

    @Test("control characters are refused, but for line breaks in a key")
    func controlCharacters() throws {
        for text in ["ab\ncd", "ab\tcd", "ab\0cd", "ab\u{1B}cd", "ab\u{7F}cd", "-----BEGIN X-----\nab\tcd\n"] {
            try folder.write("token", text)
            #expect(problem(.file("token")) == .controlCharacter, "\(text.debugDescription)")
        }
        try folder.write("token", "-----BEGIN X-----\r\nabc\r\n-----END X-----\r\n")
        #expect(problem(.file("token")) == nil)
    }

    @Test("what isn't UTF-8 is refused")
    func invalidText() throws {
        try folder.write("token", bytes: [0x61, 0xFF, 0x62])
        #expect(problem(.file("token")) == .notText)
    }

    @Test("errors name the reference and the remedy, never the content")
    func errorTexts() throws {
        try folder.write("token", "SENSITIVE\u{1}CONTENT")
        for reference in [
            SecretReference.file("token"), .environment("TOKEN"), .environment("NONE"), .file("no\u{1B}ne"),
        ] {
            let error = #expect(throws: SecretsError.self) {
                _ = try resolver(["TOKEN": "SENSITIVE\u{1}CONTENT"]).resolve(reference)
            }
            let text = "\(try #require(error))"
            #expect(text.hasPrefix("\(reference): "))
            #expect(!text.contains("SENSITIVE") && !text.contains("\u{1B}"))
        }
        let error = SecretsError(reference: .environment("ACME_GITLAB_TOKEN"), problem: .variableUnset)
        #expect(
            "\(error)"
                == "env ACME_GITLAB_TOKEN: the environment variable is not set; set it where forgeaudit is started")
        #expect("\(SecretReference.file("secrets/hub.pem"))" == "file secrets/hub.pem")
        #expect("\(SecretReference.credential("hub"))" == "credential hub")
    }
}
