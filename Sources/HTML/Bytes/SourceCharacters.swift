/// The characters of a source as the tokenizer reads them (HTML standard, sections 13.2.3.5 and 13.2.5).
package enum SourceCharacters {
  /// Returns the bytes with line feeds for all line breaks, and U+FFFD for U+0000.
  package static func normalized(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var normalized: [UInt8] = []
    normalized.reserveCapacity(bytes.count)
    var last: UInt8 = 0
    for byte in bytes {
      switch byte {
      case 0x0D: normalized.append(0x0A)
      case 0x0A where last == 0x0D: break
      case 0: normalized += "\u{FFFD}".utf8
      default: normalized.append(byte)
      }
      last = byte
    }
    return normalized
  }
}
