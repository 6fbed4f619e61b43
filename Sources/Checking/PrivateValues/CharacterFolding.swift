@_spi(_Unicode) import Swift

/// Folds characters that readers do not distinguish to the same bytes.
struct CharacterFolding {
  enum Folded {
    case nothing
    /// White space, or a character that separates numbers or words in the same way.
    case gap
    case lineEnd
    case dash
    case character(UInt8)
    case characters([UInt8])
  }

  private var known: [Unicode.Scalar: Folded] = [:]

  mutating func folded(_ scalar: Unicode.Scalar) -> Folded {
    if scalar.isASCII { return Self.folded(ascii: UInt8(truncatingIfNeeded: scalar.value)) }
    if let folded = known[scalar] { return folded }
    let folded = Self.folded(scalar)
    known[scalar] = folded
    return folded
  }

  private static func folded(ascii byte: UInt8) -> Folded {
    switch byte {
    case UInt8(ascii: "\n"): .lineEnd
    case 0...0x20, 0x7F, UInt8(ascii: ","), UInt8(ascii: "+"): .gap
    case UInt8(ascii: "-"): .dash
    // Markdown uses these for emphasis and code, and escapes other characters with backslashes.
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "\\"): .nothing
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .character(byte | 0x20)
    default: .character(byte)
    }
  }

  /// Returns the base characters in the canonical decomposition (Unicode Standard Annex #15), without accents, and in
  /// one letter case.
  private static func folded(_ scalar: Unicode.Scalar) -> Folded {
    switch scalar {
    case "‘", "’", "‛", "′", "ʼ": return .character(UInt8(ascii: "'"))
    case "“", "”", "„", "‟", "″", "«", "»": return .character(UInt8(ascii: "\""))
    case "…": return .characters(Array("...".utf8))
    case "\u{2212}": return .dash
    default: break
    }
    let properties = scalar.properties
    if properties.isWhitespace || properties.generalCategory == .control { return .gap }
    if properties.isDefaultIgnorableCodePoint { return .nothing }
    if properties.generalCategory == .dashPunctuation { return .dash }
    if properties.numericType == .decimal, let number = properties.numericValue {
      return .character(UInt8(ascii: "0") + UInt8(number))
    }
    // The uppercase form first, because ß and SS, and σ and ς, differ only in lowercase.
    let upper = String(scalar)._nfd.map(\.properties.uppercaseMapping).joined()
    let bases = upper.lowercased()._nfd.filter { $0.properties.canonicalCombiningClass == .notReordered }
    let bytes = Array(String(String.UnicodeScalarView(bases)).utf8)
    return bytes.isEmpty ? .nothing : .characters(bytes)
  }
}
