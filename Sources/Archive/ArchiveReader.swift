/// Reads what an ``ArchiveWriter`` wrote, in the same order.
///
/// If the bytes end too early, it returns zeros and empty text, and sets ``isBroken``.
public struct ArchiveReader {
  /// The bytes to read from.
  public let bytes: [UInt8]
  /// The position of the next byte.
  public var offset: Int
  @usableFromInline let end: Int
  /// A Boolean value that indicates whether the bytes ended too early.
  public var isBroken = false

  /// Creates a reader of `range` of `bytes`, or of all of them.
  @inlinable public init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
    self.bytes = bytes
    offset = range?.lowerBound ?? 0
    end = range?.upperBound ?? bytes.count
  }

  /// Reads a byte.
  @inlinable public mutating func byte() -> UInt8 {
    guard offset < end else {
      isBroken = true
      return 0
    }
    offset += 1
    return bytes[offset - 1]
  }

  /// Reads an unsigned integer.
  @inlinable public mutating func number() -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = byte()
      number |= UInt64(byte & 0x7F) << shift
      shift += 7
      if byte < 0x80 || shift > 63 { return number }
    }
  }

  /// Reads a nonnegative integer.
  @inlinable public mutating func count() -> Int { Int(truncatingIfNeeded: number() & 0x7FFF_FFFF_FFFF_FFFF) }

  /// Reads a Boolean value.
  @inlinable public mutating func flag() -> Bool { byte() != 0 }

  /// Reads a fixed-size integer of eight bytes.
  @inlinable public mutating func fixed() -> UInt64 {
    guard end - offset >= 8 else {
      isBroken = true
      offset = end
      return 0
    }
    let number = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
    offset += 8
    return UInt64(littleEndian: number)
  }

  /// Reads text.
  @inlinable public mutating func text() -> String { String(decoding: raw(), as: UTF8.self) }

  /// Reads a run of bytes.
  @inlinable public mutating func raw() -> ArraySlice<UInt8> { bytes[skipRaw()] }

  /// Skips a run of bytes and returns its range in ``bytes``.
  @inlinable public mutating func skipRaw() -> Range<Int> {
    let count = count()
    guard count <= end - offset else {
      isBroken = true
      offset = end
      return end..<end
    }
    offset += count
    return (offset - count)..<offset
  }

  /// Reads a length and returns the range of that length from `start`; empty if it would end after `limit`.
  @inlinable public mutating func range(from start: Int, to limit: Int) -> Range<Int> {
    let count = count()
    guard start <= limit, count <= limit - start else {
      isBroken = true
      return start..<start
    }
    return start..<start + count
  }

  /// Reads a number below `limit`; returns 0 if it is not.
  @inlinable public mutating func position(below limit: Int) -> UInt32 {
    let number = number()
    guard number < UInt64(limit), let position = UInt32(exactly: number) else {
      isBroken = true
      return 0
    }
    return position
  }

  /// Reads a list, calling `read` for each element.
  @inlinable public mutating func list<Element>(_ read: (inout Self) -> Element) -> [Element] {
    // Each element takes at least one byte.
    let count = min(count(), end - offset)
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(read(&self)) }
    return elements
  }

  /// Reads an optional value.
  @inlinable public mutating func optional<Element>(_ read: (inout Self) -> Element) -> Element? {
    flag() ? read(&self) : nil
  }
}
