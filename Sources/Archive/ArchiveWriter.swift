/// Writes values as bytes, one after another, for an ``ArchiveReader`` to read in the same order.
///
/// Integers take as many bytes as they need, with seven bits in each (LEB128). The bytes do not describe their format:
/// the reader must know the version of the writer.
public struct ArchiveWriter: Sendable {
  /// The bytes written so far.
  public var bytes: [UInt8] = []

  /// Creates an empty archive.
  @inlinable public init() {}

  /// Writes an unsigned integer.
  @inlinable public mutating func put(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Writes a nonnegative integer.
  @inlinable public mutating func put(_ count: Int) { put(UInt64(count)) }

  /// Writes a Boolean value.
  @inlinable public mutating func put(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  /// Writes a number in which every bit matters, as eight bytes.
  @inlinable public mutating func put(fixed number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Writes text in UTF-8.
  @inlinable public mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes bytes, preceded by their number.
  @inlinable public mutating func put(_ raw: some Collection<UInt8>) {
    put(raw.count)
    bytes.append(contentsOf: raw)
  }

  /// Writes a list: the number of elements, then each element with `write`.
  @inlinable public mutating func put<Element>(
    _ elements: some Collection<Element>, _ write: (inout Self, Element) -> Void
  ) {
    put(elements.count)
    for element in elements { write(&self, element) }
  }

  /// Writes an optional value: whether there is one, then the value with `write`.
  @inlinable public mutating func put<Element>(_ element: Element?, _ write: (inout Self, Element) -> Void) {
    put(element != nil)
    if let element { write(&self, element) }
  }

  /// Overwrites the number that ``put(fixed:)`` wrote at `offset`.
  @inlinable public mutating func replace(fixed number: UInt64, at offset: Int) {
    for byte in 0..<8 { bytes[offset + byte] = UInt8(truncatingIfNeeded: number >> UInt64(8 * byte)) }
  }

  /// Appends bytes that another writer wrote.
  @inlinable public mutating func append(_ archive: some Sequence<UInt8>) { bytes.append(contentsOf: archive) }
}
