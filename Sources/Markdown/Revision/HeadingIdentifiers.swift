import Values

/// Generates unique identifiers for the headings of one document, in the same way as GitHub.
struct HeadingIdentifiers {
  /// The identifiers in use, each with the last number that was appended to it.
  private var given: [String: Int] = [:]

  /// Returns an identifier of letters, digits, marks, `-` and `_` for a heading with this plain text.
  ///
  /// The identifier is the text in lowercase, with `-` for each space and without punctuation. If it is in use, `-1`,
  /// `-2` and so on are appended. It is in NFC, because browsers compare it with fragments by bytes. It does not depend
  /// on other headings, unless an earlier one has the same text.
  mutating func identifier(for title: String) -> String {
    var base = Self.slug(title).inNFC
    if base.isEmpty { base = "section" }
    // cmark-gfm writes `fn-name` and `fnref-name` for footnotes.
    if base.hasPrefix("fn-") || base.hasPrefix("fnref-") { base = "section-\(base)" }
    guard var number = given[base] else {
      given[base] = 0
      return base
    }
    var identifier: String
    repeat {
      number += 1
      identifier = "\(base)-\(number)"
    } while given[identifier] != nil
    given[base] = number
    given[identifier] = 0
    return identifier
  }

  /// Returns the slug of an ASCII title, which can be built from bytes; `nil` for any other title.
  private static func slugOfASCII(_ title: String) -> String? {
    var slug: [UInt8] = []
    for byte in title.utf8 {
      switch byte {
      case 0x61...0x7A, 0x30...0x39, 0x2D, 0x5F: slug.append(byte)
      case 0x41...0x5A: slug.append(byte | 0x20)
      case 0x20: slug.append(0x2D)
      case 0x80...: return nil
      default: continue
      }
    }
    return String(decoding: slug, as: UTF8.self)
  }

  private static func slug(_ title: String) -> String {
    if let slug = slugOfASCII(title) { return slug }
    var slug = ""
    for scalar in title.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9", "-", "_": slug.unicodeScalars.append(scalar)
      case "A"..."Z": slug.unicodeScalars.append(Unicode.Scalar(UInt8(ascii: scalar) | 0x20))
      case " ": slug.unicodeScalars.append("-")
      case "\0"..."\u{7F}": continue
      default: slug += scalar.isPartOfWord ? scalar.properties.lowercaseMapping : ""
      }
    }
    return slug
  }
}

extension Unicode.Scalar {
  fileprivate var isPartOfWord: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation:
      true
    default: false
    }
  }
}
