// The keys that sign snapshots: which are taken, and that the signatures are Ed25519's.

import Foundation
import Secrets
import Testing

@Suite("Signing keys")
struct SigningKeyTests {
    /// RFC 8032, section 7.1, test 1 signs nothing, test 2 one byte.
    private static let vectors: [(seed: String, point: String, message: [UInt8], signature: String)] = [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", [],
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", [0x72],
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ]
    private static let privatePrefix = "302e020100300506032b657004220420"
    private static let publicPrefix = "302a300506032b6570032100"

    private static func bytes(_ hex: String) -> [UInt8] {
        stride(from: 0, to: hex.count, by: 2).compactMap {
            UInt8(hex.dropFirst($0).prefix(2), radix: 16)
        }
    }

    private static func pem(_ label: String, _ hex: String) -> String {
        "-----BEGIN \(label)-----\n\(Data(bytes(hex)).base64EncodedString())\n-----END \(label)-----\n"
    }

    private func refusal(_ text: String) -> SigningKeyError? {
        do throws(SigningKeyError) {
            _ = try SigningKey(Secret(text))
            return nil
        } catch {
            return error
        }
    }

    private func refusal(ofPublic text: String) -> SigningKeyError? {
        do throws(SigningKeyError) {
            _ = try VerifyingKey(pem: Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }

    @Test("what RFC 8032 signs is signed here, and accepted; one changed bit isn't")
    func vectors() throws {
        for vector in Self.vectors {
            let key = try SigningKey(Secret(Self.pem("PRIVATE KEY", Self.privatePrefix + vector.seed)))
            let text = Self.pem("PUBLIC KEY", Self.publicPrefix + vector.point)
            let verifying = try VerifyingKey(pem: Array(text.utf8))
            #expect(key.verifyingKey.sha256 == verifying.sha256)
            let signature = Self.bytes(vector.signature)
            #expect(verifying.accepts(signature, of: vector.message))
            let own = try #require(key.signature(of: vector.message))
            #expect(verifying.accepts(own, of: vector.message))
            for index in signature.indices {
                var changed = signature
                changed[index] ^= 1
                #expect(!verifying.accepts(changed, of: vector.message), "\(index)")
            }
            #expect(!verifying.accepts(signature, of: vector.message + [0]))
            #expect(!verifying.accepts([], of: vector.message))
        }
    }

    @Test("line breaks of other systems and within the Base64 are no other key")
    func forms() throws {
        let text = Self.pem("PRIVATE KEY", Self.privatePrefix + Self.vectors[0].seed)
        let key = try SigningKey(Secret(text)).verifyingKey.sha256
        let lines = text.split(separator: "\n")
        let folded = "\(lines[0])\n\(lines[1].prefix(40))\n\(lines[1].dropFirst(40))\n\(lines[2])"
        for other in [text.replacing("\n", with: "\r\n"), "\n\(text)\n \n", folded] {
            #expect(try SigningKey(Secret(other)).verifyingKey.sha256 == key)
        }
    }

    @Test("everything but one Ed25519 key is refused, with what it is and without what it holds")
    func refusals() {
        let seed = Self.vectors[0].seed
        let good = Self.pem("PRIVATE KEY", Self.privatePrefix + seed)
        let point = Self.vectors[0].point
        let cases: [(String, SigningKeyError)] = [
            ("", .notPEM), ("token", .notPEM), (good + good, .notPEM), ("x\n" + good, .notPEM),
            (good.replacing("END PRIVATE", with: "END PUBLIC"), .notPEM),
            (good.replacing("MC4C", with: "MC-C"), .notPEM), (good.replacing("MC4C", with: "MC4"), .notPEM),
            ("-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----", .notPEM),
            (Self.pem("ENCRYPTED PRIVATE KEY", Self.privatePrefix + seed), .encrypted),
            (Self.pem("PUBLIC KEY", Self.publicPrefix + point), .isPublic),
            (Self.pem("RSA PRIVATE KEY", Self.privatePrefix + seed), .notEd25519),
            (Self.pem("CERTIFICATE", Self.privatePrefix + seed), .notEd25519),
            // X25519, one byte more, one less, a version with the public key behind it.
            (Self.pem("PRIVATE KEY", Self.privatePrefix.replacing("2b6570", with: "2b656e") + seed), .notEd25519),
            (Self.pem("PRIVATE KEY", Self.privatePrefix + seed + "00"), .notEd25519),
            (Self.pem("PRIVATE KEY", Self.privatePrefix + seed.dropLast(2)), .notEd25519),
            (Self.pem("PRIVATE KEY", "3051020101300506032b657004220420" + seed + "812100" + point), .notEd25519),
        ]
        for (text, error) in cases { #expect(refusal(text) == error, "\(text)") }
        #expect(refusal(good) == nil)
        for error in [SigningKeyError.notPEM, .encrypted, .notEd25519, .isPublic, .isPrivate] {
            #expect(!"\(error)".contains("MC4C"))
        }
        #expect(refusal(ofPublic: good) == .isPrivate)
        #expect(refusal(ofPublic: Self.pem("RSA PRIVATE KEY", seed)) == .isPrivate)
        #expect(refusal(ofPublic: "key") == .notPEM)
        for hex in [Self.publicPrefix + point + "00", Self.publicPrefix.replacing("2b6570", with: "2b656e") + point] {
            #expect(refusal(ofPublic: Self.pem("PUBLIC KEY", hex)) == .notEd25519)
        }
    }
}
