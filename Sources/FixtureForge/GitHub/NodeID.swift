// GitHub's global ids, in the newer notation.
import Foundation

/// `R_kgDOGPKCZQ`: a kind, and a packed number in base64url.
enum NodeID {
    static func text(_ kind: String, _ id: Int) -> String {
        let number = UInt32(truncatingIfNeeded: id)
        let bytes: [UInt8] = [0x92, 0x00, 0xCE] + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
        let text = Data(bytes).base64EncodedString().replacing("=", with: "").replacing("+", with: "-")
        return "\(kind)_\(text.replacing("/", with: "_"))"
    }
}
