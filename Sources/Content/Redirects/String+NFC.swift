@_spi(_Unicode) import Swift

extension String {
  /// The text in Unicode Normalization Form C, in which browsers and editors write most letters as one character.
  package var normalizedToNFC: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    var text = ""
    text.unicodeScalars.append(contentsOf: _nfc)
    return text
  }
}
