// An IP address, and why a forge can't be there.

import Foundation

/// An IPv4 or IPv6 address in network byte order.
struct NetworkAddress: Sendable, Hashable, CustomStringConvertible {
    /// 4 or 16 of them.
    let bytes: [UInt8]

    /// Nil for what is no full decimal IPv4 address and no IPv6 address; a zone behind `%` is left out.
    init?(text: String) {
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = withUnsafeBytes(of: &four) { Array($0) }
            return
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, String(text.prefix { $0 != "%" }), &six) == 1 else { return nil }
        bytes = withUnsafeBytes(of: &six) { Array($0) }
    }

    /// The address within a socket address of `length` bytes; nil for other families.
    init?(socketAddress: UnsafeRawPointer, length: Int) {
        guard length >= MemoryLayout<sa_family_t>.size else { return nil }
        switch Int32(socketAddress.loadUnaligned(as: sa_family_t.self)) {
        case AF_INET where length >= MemoryLayout<sockaddr_in>.size:
            bytes = withUnsafeBytes(of: socketAddress.loadUnaligned(as: sockaddr_in.self).sin_addr) { Array($0) }
        case AF_INET6 where length >= MemoryLayout<sockaddr_in6>.size:
            bytes = withUnsafeBytes(of: socketAddress.loadUnaligned(as: sockaddr_in6.self).sin6_addr) { Array($0) }
        default:
            return nil
        }
    }

    var isLoopback: Bool {
        let bytes = unwrapped
        return bytes.count == 4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
    }

    /// Why nothing of what we ask may go there; nil where it may. This machine's and private addresses are fine here.
    var obstacle: String? {
        let bytes = unwrapped
        if Self.metadata.contains(bytes) { return "a cloud's metadata service" }
        return bytes.count == 4 ? Self.obstacle4(bytes) : Self.obstacle6(bytes)
    }

    /// Whether the first `length` bits are those of `network`.
    func isWithin(_ network: NetworkAddress, prefix length: Int) -> Bool {
        guard bytes.count == network.bytes.count else { return false }
        return (0..<length).allSatisfy { bit in
            (bytes[bit / 8] ^ network.bytes[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0
        }
    }

    private static func obstacle4(_ bytes: [UInt8]) -> String? {
        switch (bytes[0], bytes[1]) {
        case (0, _): "an unspecified address"
        case (169, 254): "a link-local address"
        case (224...239, _): "a multicast address"
        case (255, _) where bytes.allSatisfy { $0 == 255 }: "the broadcast address"
        default: nil
        }
    }

    private static func obstacle6(_ bytes: [UInt8]) -> String? {
        if bytes.allSatisfy({ $0 == 0 }) { return "an unspecified address" }
        if bytes[0] == 0xFE, bytes[1] & 0xC0 == 0x80 { return "a link-local address" }
        return bytes[0] == 0xFF ? "a multicast address" : nil
    }

    /// The IPv4 address within an IPv6 one: mapped (`::ffff:…`), compatible (`::…`), or behind NAT64 (`64:ff9b::…`).
    private var unwrapped: [UInt8] {
        guard bytes.count == 16 else { return bytes }
        let head = Array(bytes[..<12])
        let zeros = [UInt8](repeating: 0, count: 12)
        let isMapped = head == zeros[..<10] + [0xFF, 0xFF]
        let isTranslated = head == [0x00, 0x64, 0xFF, 0x9B] + zeros[..<8]
        // `::` and `::1` are IPv6 addresses of their own.
        let isCompatible = head == zeros && bytes[12...].prefix(3).contains { $0 != 0 }
        return isMapped || isTranslated || isCompatible ? Array(bytes[12...]) : bytes
    }

    private static let metadata: Set<[UInt8]> = Set(
        ["169.254.169.254", "100.100.100.200", "fd00:ec2::254", "fd20:ce::254"].compactMap {
            NetworkAddress(text: $0)?.bytes
        })

    var description: String {
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        guard inet_ntop(family, bytes, &buffer, socklen_t(buffer.count)) != nil else { return "an address" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
