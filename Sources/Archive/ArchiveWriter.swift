/// Writes values as bytes, one after the other, for an ``ArchiveReader`` to read in the same order.
///
/// Whole numbers take as many bytes as they need, seven bits in each (LEB128). Nothing says what a byte is: whoever reads must know the
/// version of whoever wrote.
public struct ArchiveWriter: Sendable {
  /// What was written.
  public var bytes: [UInt8] = []

  /// With nothing in it.
  @inlinable public init() {}

  /// A whole number.
  @inlinable public mutating func put(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// A number that is not below zero.
  @inlinable public mutating func put(_ count: Int) { put(UInt64(count)) }

  /// Whether something is so.
  @inlinable public mutating func put(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  /// A number of which every bit matters, in eight bytes.
  @inlinable public mutating func put(fixed number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// A text in UTF-8.
  @inlinable public mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Bytes, with their number.
  @inlinable public mutating func put(_ raw: some Collection<UInt8>) {
    put(raw.count)
    bytes.append(contentsOf: raw)
  }

  /// A list: how many there are, and each as `write` writes it.
  @inlinable public mutating func put<Element>(
    _ elements: some Collection<Element>, _ write: (inout Self, Element) -> Void
  ) {
    put(elements.count)
    for element in elements { write(&self, element) }
  }

  /// Whether there is one, and it.
  @inlinable public mutating func put<Element>(_ element: Element?, _ write: (inout Self, Element) -> Void) {
    put(element != nil)
    if let element { write(&self, element) }
  }

  /// Writes a number over the one that ``put(fixed:)`` wrote at `offset`.
  @inlinable public mutating func replace(fixed number: UInt64, at offset: Int) {
    for byte in 0..<8 { bytes[offset + byte] = UInt8(truncatingIfNeeded: number >> UInt64(8 * byte)) }
  }

  /// Bytes that another writer has written.
  @inlinable public mutating func append(_ archive: some Sequence<UInt8>) { bytes.append(contentsOf: archive) }
}
