@_spi(_Unicode) import Swift

extension String {
  /// The text in Unicode Normalization Form C, in which an accented letter is one character if Unicode has one for it.
  ///
  /// Swift compares strings without regard to their form, but browsers and most file systems compare bytes.
  package var inNFC: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    var scalars = UnicodeScalarView()
    for scalar in _nfc { scalars.append(scalar) }
    return String(scalars)
  }

  /// Returns whether the text has the same bytes as `other`.
  package func isIdentical(to other: some StringProtocol) -> Bool { utf8.elementsEqual(other.utf8) }
}
