// The public key that a person gives to verify with.

import Secrets

enum PublicKeyFile {
    /// Why there is no key in the file; doesn't repeat what it holds.
    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    /// Reads an Ed25519 public key in PEM form.
    static func read(_ path: String) throws -> VerifyingKey {
        do {
            return try VerifyingKey(pem: try BoundedFile(path: path, limit: SecretResolver.sizeLimit).bytes)
        } catch let error as SigningKeyError {
            let remedy = error == .isPrivate ? error.remedy : "give what `openssl pkey -in key.pem -pubout` prints"
            throw Problem(description: "\(path): \(error.summary); \(remedy)")
        } catch BoundedFile.Problem.unreadable(let reason) {
            throw Problem(description: "\(path) can't be read: \(reason)")
        } catch {
            throw Problem(description: "\(path) is not a public key's file")
        }
    }
}
