/// A 64-bit hash that is the same in every run and on every machine. If two fingerprints differ, so do the inputs. If
/// they are equal, so are the inputs, except with a probability of 2^-64.
///
/// Each step folds the 128-bit product of state and input onto itself, as wyhash does (Wang Yi, 2019). The hash does
/// not resist deliberate collisions.
package struct Fingerprint: Sendable {
  package private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Creates the fingerprint of no input.
  package init() {}

  package init(_ text: String) { combine(text) }

  package init(_ bytes: some Sequence<UInt64>) { for word in bytes { combine(word) } }

  private static let factor: UInt64 = 0xA076_1D64_78BD_642F
  private static let laneFactors: (UInt64, UInt64, UInt64, UInt64) = (
    0xE703_7ED1_A0B4_28DB, 0x8EBC_6AF0_9C88_C6E3, 0x5899_65CC_7537_4CC3, 0x1D8E_4E27_C47D_124F
  )

  private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }

  package mutating func combine(_ word: UInt64) {
    value = Self.folded(value ^ word ^ 0x2545_F491_4F6C_DD1D, Self.factor)
  }

  package mutating func combine(_ text: String) {
    var text = text
    text.withUTF8 { combine(UnsafeRawBufferPointer($0)) }
  }

  package mutating func combine(_ bytes: [UInt8]) { bytes.withUnsafeBytes { combine($0) } }

  package mutating func combine(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBytes { combine($0) } }

  package mutating func combine(_ bytes: borrowing Span<UInt8>) { bytes.withUnsafeBytes { combine($0) } }

  /// Combines eight bytes per step. Long runs are combined in four lanes that do not wait for one another.
  private mutating func combine(_ bytes: UnsafeRawBufferPointer) {
    var offset = 0
    var lanes = (value, value, value, value)
    while bytes.count - offset >= 32 {
      lanes.0 = Self.folded(lanes.0 ^ Self.word(bytes, offset), Self.laneFactors.0)
      lanes.1 = Self.folded(lanes.1 ^ Self.word(bytes, offset + 8), Self.laneFactors.1)
      lanes.2 = Self.folded(lanes.2 ^ Self.word(bytes, offset + 16), Self.laneFactors.2)
      lanes.3 = Self.folded(lanes.3 ^ Self.word(bytes, offset + 24), Self.laneFactors.3)
      offset += 32
    }
    if offset > 0 {
      combine(lanes.0)
      combine(lanes.1)
      combine(lanes.2)
      combine(lanes.3)
    }
    while bytes.count - offset >= 8 {
      combine(Self.word(bytes, offset))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = rest << 8 | UInt64(bytes[offset])
      offset += 1
    }
    combine(rest)
    combine(UInt64(bytes.count))
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
