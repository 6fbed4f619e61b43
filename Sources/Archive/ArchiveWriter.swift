/// Writes values as bytes, one after the other, for an ``ArchiveReader`` to read in the same order.
///
/// Whole numbers take as many bytes as they need, seven bits in each (LEB128). Nothing says what a byte is: whoever reads must know the
/// version of whoever wrote.
package struct ArchiveWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func put(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// A number that is not below zero.
  package mutating func put(_ count: Int) { put(UInt64(count)) }

  package mutating func put(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  /// A number of which every bit matters, in eight bytes.
  package mutating func put(fixed number: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  package mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  package mutating func put(_ raw: some Collection<UInt8>) {
    put(raw.count)
    bytes.append(contentsOf: raw)
  }

  package mutating func put<Element>(_ elements: some Collection<Element>, _ write: (inout Self, Element) -> Void) {
    put(elements.count)
    for element in elements { write(&self, element) }
  }

  package mutating func put<Element>(_ element: Element?, _ write: (inout Self, Element) -> Void) {
    put(element != nil)
    if let element { write(&self, element) }
  }

  /// Bytes that another writer has written.
  package mutating func append(_ archive: some Sequence<UInt8>) { bytes.append(contentsOf: archive) }
}
