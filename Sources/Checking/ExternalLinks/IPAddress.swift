/// An IPv4 or IPv6 address.
struct IPAddress: Hashable {
  /// The 4 or 16 bytes of the address.
  private let bytes: [UInt8]

  /// Parses an address in the form in which the system writes it: `192.0.2.1`, `2001:db8::1`, `::ffff:192.0.2.1`.
  init?(_ text: some StringProtocol) {
    if let bytes = Self.fourBytes(text) {
      self.bytes = bytes
      return
    }
    let halves = String(text).split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
    let parts = halves.map { Self.groups($0) }
    guard let first = parts.first ?? nil, let last = parts.last ?? nil else { return nil }
    if halves.count == 1 {
      bytes = first
    } else {
      bytes = first + Array(repeating: 0, count: max(0, 16 - first.count - last.count)) + last
    }
    guard bytes.count == 16 else { return nil }
  }

  private static func fourBytes(_ text: some StringProtocol) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let bytes = parts.compactMap { $0.allSatisfy(\.isNumber) ? UInt8($0) : nil }
    return parts.count == 4 && bytes.count == 4 ? bytes : nil
  }

  /// Returns the bytes of groups of four hexadecimal digits. The last group can be an IPv4 address.
  private static func groups(_ text: Substring) -> [UInt8]? {
    var bytes: [UInt8] = []
    for group in text.isEmpty ? [] : text.split(separator: ":", omittingEmptySubsequences: false) {
      if let last = fourBytes(group) {
        bytes += last
      } else if group.count <= 4, group.allSatisfy(\.isHexDigit), let number = UInt16(group, radix: 16) {
        bytes += [UInt8(number >> 8), UInt8(number & 0xFF)]
      } else {
        return nil
      }
    }
    return bytes
  }

  /// A Boolean value that indicates whether the address is part of the public internet. It is false for the addresses
  /// that IANA reserves for special purposes (RFC 6890), such as loopback, private, link-local, and multicast addresses,
  /// and for the addresses at which cloud services describe the machine.
  var isPublic: Bool {
    guard bytes.count == 16 else { return !Self.reserved.contains { $0.contains(bytes) } }
    // These contain an IPv4 address.
    if Self.translated.contains(where: { $0.contains(bytes) }) { return IPAddress(bytes: Array(bytes[12...])).isPublic }
    return Self.global.contains(bytes) && !Self.reservedGlobal.contains { $0.contains(bytes) }
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }
}

extension IPAddress {
  /// The addresses whose first `length` bits are those of `prefix`.
  private struct Block {
    let prefix: [UInt8]
    let length: Int

    init(_ prefix: [UInt8], _ length: Int) {
      self.prefix = prefix
      self.length = length
    }

    func contains(_ bytes: [UInt8]) -> Bool {
      (0..<length).allSatisfy { bit in
        let mask = UInt8(0x80) >> UInt8(bit % 8)
        let expected = bit / 8 < prefix.count ? prefix[bit / 8] : 0
        return bytes[bit / 8] & mask == expected & mask
      }
    }
  }

  private static let reserved = [
    Block([0], 8), Block([10], 8), Block([100, 64], 10), Block([127], 8), Block([169, 254], 16), Block([172, 16], 12),
    Block([192, 0, 0], 24), Block([192, 0, 2], 24), Block([192, 88, 99], 24), Block([192, 168], 16),
    Block([198, 18], 15), Block([198, 51, 100], 24), Block([203, 0, 113], 24), Block([224], 3),
    // Azure's service for its virtual machines has a public address.
    Block([168, 63, 129, 16], 32),
  ]
  /// Mapped addresses (RFC 4291, section 2.5.5.2) and those of NAT64 (RFC 6052).
  private static let translated = [
    Block([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], 96), Block([0, 0x64, 0xFF, 0x9B], 96),
  ]
  private static let global = Block([0x20], 3)
  private static let reservedGlobal = [
    Block([0x20, 0x01, 0], 23), Block([0x20, 0x01, 0x0D, 0xB8], 32), Block([0x20, 0x02], 16), Block([0x3F, 0xFF], 20),
  ]
}
