import CCMarkGFM

extension ArraySlice<UInt8> {
  /// Returns the index of the first `byte` at or after `start`. Uses `memchr`, which compares many bytes at a time.
  package func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    withUnsafeBytes { bytes in
      guard start < endIndex, let base = bytes.baseAddress else { return nil }
      let from = base + (start - startIndex)
      return memchr(from, Int32(byte), endIndex - start).map { start + (UnsafeRawPointer($0) - from) }
    }
  }

  /// Returns the index of the first `text` at or after `start`.
  package func firstIndex(of text: StaticString, from start: Int) -> Int? {
    text.withUTF8Buffer { text in
      guard let initial = text.first else { return nil }
      var index = firstIndex(of: initial, from: start)
      while let found = index {
        if self[found...].starts(with: text) { return found }
        index = firstIndex(of: initial, from: found + 1)
      }
      return nil
    }
  }

  /// Returns the bytes with each `text` replaced by `replacement`.
  package func replacing(_ text: StaticString, with replacement: String) -> [UInt8] {
    var replaced: [UInt8] = []
    var start = startIndex
    while let found = firstIndex(of: text, from: start) {
      replaced += self[start..<found]
      replaced += replacement.utf8
      start = found + text.utf8CodeUnitCount
    }
    return replaced + self[start...]
  }

  /// Returns the end of the line that contains `index`: after its line feed, or the end of the bytes.
  func endOfLine(at index: Int) -> Int {
    firstIndex(of: UInt8(ascii: "\n"), from: index).map { $0 + 1 } ?? endIndex
  }
}

extension UInt8 {
  /// The byte, with an uppercase ASCII letter converted to lowercase.
  var asciiLowercased: UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self ? self | 0x20 : self
  }

  var isASCIILetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= asciiLowercased }

  /// A Boolean value that indicates whether the byte is ASCII whitespace as defined by HTML: a space, tab, line feed,
  /// form feed or carriage return.
  var isHTMLSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0C || self == 0x0D }
}

extension ArraySlice<UInt8> {
  /// The bytes with uppercase ASCII letters converted to lowercase; the same memory if there are none.
  var asciiLowercased: Self {
    contains { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 } ? map(\.asciiLowercased)[...] : self
  }

  /// Returns the bytes without whitespace at either end.
  func trimmingSpaces() -> Self {
    let start = firstIndex { !$0.isHTMLSpace } ?? endIndex
    let last = lastIndex { !$0.isHTMLSpace } ?? start - 1
    return self[start..<(last + 1)]
  }
}
