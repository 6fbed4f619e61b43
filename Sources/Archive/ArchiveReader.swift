/// Reads what an ``ArchiveWriter`` has written, in the same order.
///
/// Where the bytes end too early it gives zeros and empty texts, and ``isBroken`` says so.
package struct ArchiveReader {
  package let bytes: [UInt8]
  package private(set) var offset: Int
  private let end: Int
  package private(set) var isBroken = false

  package init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
    self.bytes = bytes
    offset = range?.lowerBound ?? 0
    end = range?.upperBound ?? bytes.count
  }

  package mutating func byte() -> UInt8 {
    guard offset < end else {
      isBroken = true
      return 0
    }
    offset += 1
    return bytes[offset - 1]
  }

  package mutating func number() -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = byte()
      number |= UInt64(byte & 0x7F) << shift
      shift += 7
      if byte < 0x80 || shift > 63 { return number }
    }
  }

  package mutating func count() -> Int { Int(truncatingIfNeeded: number() & 0x7FFF_FFFF_FFFF_FFFF) }

  package mutating func flag() -> Bool { byte() != 0 }

  package mutating func fixed() -> UInt64 {
    guard end - offset >= 8 else {
      isBroken = true
      offset = end
      return 0
    }
    let number = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
    offset += 8
    return UInt64(littleEndian: number)
  }

  package mutating func text() -> String { String(decoding: raw(), as: UTF8.self) }

  package mutating func raw() -> ArraySlice<UInt8> { bytes[skipRaw()] }

  /// Goes past a run of bytes and gives its range in ``bytes``.
  package mutating func skipRaw() -> Range<Int> {
    let count = count()
    guard count <= end - offset else {
      isBroken = true
      offset = end
      return end..<end
    }
    offset += count
    return (offset - count)..<offset
  }

  package mutating func list<Element>(_ read: (inout Self) -> Element) -> [Element] {
    // Each element takes a byte or more.
    let count = min(count(), end - offset)
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(read(&self)) }
    return elements
  }

  package mutating func optional<Element>(_ read: (inout Self) -> Element) -> Element? { flag() ? read(&self) : nil }
}
