// A file of certificates that a config names.

import Foundation
import Secrets

/// Certificates in PEM form, read once, so that what was checked is what is trusted.
package enum CertificateFile {
    /// The most bytes: the system's own bundle has a quarter of it.
    static let sizeLimit = 1 << 20

    /// The file's bytes, or why they are no certificates, without quoting them.
    package static func read(_ path: String) -> Result<[UInt8], Problem> {
        let file: BoundedFile
        do {
            file = try BoundedFile(path: path, limit: sizeLimit)
        } catch {
            return switch error {
            case .unreadable(let reason): .failure(Problem("can't read \(quoted(path)): \(reason)"))
            case .notRegular: .failure(Problem("\(quoted(path)) is not a regular file"))
            case .tooLarge: .failure(Problem("\(quoted(path)) is larger than \(sizeLimit >> 20) MiB"))
            }
        }
        guard let text = String(validating: file.bytes, as: UTF8.self) else {
            return .failure(Problem("\(quoted(path)) is not in PEM form"))
        }
        if text.contains("PRIVATE KEY-----") {
            return .failure(Problem("\(quoted(path)) holds a private key: name a file of certificates alone"))
        }
        return isBundle(text)
            ? .success(file.bytes) : .failure(Problem("\(quoted(path)) holds no certificate in PEM form"))
    }

    /// What is wrong with it, as the end of a message.
    package struct Problem: Error, Sendable, Equatable {
        package let message: String
        init(_ message: String) { self.message = message }
    }

    /// At least one block, and in each the base64 of an ASN.1 sequence. libcurl judges the rest.
    private static func isBundle(_ text: String) -> Bool {
        let blocks = text.components(separatedBy: "-----BEGIN CERTIFICATE-----").dropFirst()
        return !blocks.isEmpty
            && blocks.allSatisfy { block in
                guard let end = block.range(of: "-----END CERTIFICATE-----") else { return false }
                let digits = block[..<end.lowerBound].filter { !$0.isWhitespace }
                return Data(base64Encoded: String(digits))?.first == 0x30
            }
    }
}
