import Glibc

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
  package func endOfLine(at index: Int) -> Int {
    firstIndex(of: UInt8(ascii: "\n"), from: index).map { $0 + 1 } ?? endIndex
  }

  /// The bytes with uppercase ASCII letters converted to lowercase; the same memory if there are none.
  package var asciiLowercased: Self {
    contains { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 } ? map(\.asciiLowercased)[...] : self
  }

  /// Returns the bytes without whitespace at either end.
  package func trimmingSpaces() -> Self {
    let start = firstIndex { !$0.isHTMLSpace } ?? endIndex
    let last = lastIndex { !$0.isHTMLSpace } ?? start - 1
    return self[start..<(last + 1)]
  }

  /// Returns whether the bytes are `text`, regardless of the case of ASCII letters. `text` must be in lowercase.
  package func isCaseInsensitively(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { text in zip(self, text).allSatisfy { $0.asciiLowercased == $1 } }
  }
}
