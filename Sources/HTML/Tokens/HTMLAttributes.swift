/// The attributes of a tag, each name once. They are read from the source whenever they are iterated over.
package struct HTMLAttributes: Sequence {
  private let source: [UInt8]
  private let range: Range<Int>

  init(_ source: [UInt8], _ range: Range<Int>) {
    self.source = source
    self.range = range
  }

  package func makeIterator() -> Iterator { Iterator(source, range) }

  package struct Iterator: IteratorProtocol {
    private let source: [UInt8]
    private let range: Range<Int>
    private var scanner: AttributeScanner
    private var count = 0
    /// One bit per hash of a name that was read. Most tags have no two names with the same hash, and need no set.
    private var hashes: UInt64 = 0
    /// The names that were read, once a hash occurs again in a tag with many attributes.
    private var names: Set<ArraySlice<UInt8>> = []

    fileprivate init(_ source: [UInt8], _ range: Range<Int>) {
      self.source = source
      self.range = range
      scanner = AttributeScanner(source, range)
    }

    package mutating func next() -> HTMLAttribute? {
      while let attribute = scanner.next() {
        let isRepeated = isRepeated(attribute.nameRange)
        count += 1
        if !isRepeated { return attribute }
      }
      return nil
    }

    private mutating func isRepeated(_ name: Range<Int>) -> Bool {
      let first = UInt64(source[name.lowerBound].asciiLowercased)
      let last = UInt64(source[name.upperBound - 1].asciiLowercased)
      let bit: UInt64 = 1 << ((first &* 7 &+ last &* 13 &+ UInt64(name.count) &* 29) & 63)
      defer {
        hashes |= bit
        if !names.isEmpty { names.insert(source[name].asciiLowercased) }
      }
      guard hashes & bit != 0 else { return false }
      if names.isEmpty, count > 16 { insertNames(before: name.lowerBound) }
      if !names.isEmpty { return names.contains(source[name].asciiLowercased) }
      var earlier = AttributeScanner(source, range)
      while let other = earlier.next(), other.nameRange.lowerBound < name.lowerBound {
        if source[name].elementsEqual(source[other.nameRange], by: { $0.asciiLowercased == $1.asciiLowercased }) {
          return true
        }
      }
      return false
    }

    private mutating func insertNames(before end: Int) {
      var earlier = AttributeScanner(source, range)
      while let other = earlier.next(), other.nameRange.lowerBound < end {
        names.insert(source[other.nameRange].asciiLowercased)
      }
    }
  }
}
