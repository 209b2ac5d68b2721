// The redaction of what a forge says, before it reaches a log, a snapshot or a report.

import Forges
import Secrets

/// Redacts the bytes as a text. `SECRET` in them stands for a token and `PEMKEY` for a key, which must be gone from it.
package func fuzzRedaction(_ bytes: UnsafeRawBufferPointer) throws(BrokenInvariant) {
    let planted = PlantedToken(in: Array(bytes))
    let text = String(decoding: planted.text, as: UTF8.self)
    let outputs = [SecretShape.redacted(text), SafeText.clean(text), SafeText.cleanQuery(text)]
    for output in outputs {
        try BrokenInvariant.check(!planted.isRepeated(in: output), "a token is redacted: \(output)")
    }
    try BrokenInvariant.check(
        SecretShape.offset(in: Array(outputs[0].utf8)) == nil, "what is redacted holds no token: \(outputs[0])")
    if planted.isPlanted { try BrokenInvariant.check(SecretShape.isFound(in: text), "a token is found") }
}
