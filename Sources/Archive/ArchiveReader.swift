/// Reads what an ``ArchiveWriter`` has written, in the same order.
///
/// Where the bytes end too early it gives zeros and empty texts, and ``isBroken`` says so.
public struct ArchiveReader {
  /// Everything that there is to read.
  public let bytes: [UInt8]
  /// Where the next byte stands.
  public var offset: Int
  @usableFromInline let end: Int
  /// Whether the bytes ended too early.
  public var isBroken = false

  /// A reader of `range` of `bytes`, or of all.
  @inlinable public init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
    self.bytes = bytes
    offset = range?.lowerBound ?? 0
    end = range?.upperBound ?? bytes.count
  }

  /// A byte.
  @inlinable public mutating func byte() -> UInt8 {
    guard offset < end else {
      isBroken = true
      return 0
    }
    offset += 1
    return bytes[offset - 1]
  }

  /// A whole number.
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

  /// A number that is not below zero.
  @inlinable public mutating func count() -> Int { Int(truncatingIfNeeded: number() & 0x7FFF_FFFF_FFFF_FFFF) }

  /// Whether something is so.
  @inlinable public mutating func flag() -> Bool { byte() != 0 }

  /// A number of eight bytes.
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

  /// A text.
  @inlinable public mutating func text() -> String { String(decoding: raw(), as: UTF8.self) }

  /// Bytes.
  @inlinable public mutating func raw() -> ArraySlice<UInt8> { bytes[skipRaw()] }

  /// Goes past a run of bytes and gives its range in ``bytes``.
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

  /// The range from `start` of as many as are told, which end at `limit` or before; empty where they do not.
  @inlinable public mutating func range(from start: Int, to limit: Int) -> Range<Int> {
    let count = count()
    guard start <= limit, count <= limit - start else {
      isBroken = true
      return start..<start
    }
    return start..<start + count
  }

  /// A number below `limit`; 0 where it is not.
  @inlinable public mutating func position(below limit: Int) -> UInt32 {
    let number = number()
    guard number < UInt64(limit), let position = UInt32(exactly: number) else {
      isBroken = true
      return 0
    }
    return position
  }

  /// A list, each element as `read` reads it.
  @inlinable public mutating func list<Element>(_ read: (inout Self) -> Element) -> [Element] {
    // Each element takes a byte or more.
    let count = min(count(), end - offset)
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(read(&self)) }
    return elements
  }

  /// Something that may not be there.
  @inlinable public mutating func optional<Element>(_ read: (inout Self) -> Element) -> Element? {
    flag() ? read(&self) : nil
  }
}
