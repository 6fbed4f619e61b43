extension UInt8 {
  /// The byte, with an uppercase ASCII letter converted to lowercase.
  package var asciiLowercased: UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self ? self | 0x20 : self
  }

  package var isASCIILetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= asciiLowercased }

  /// A Boolean value that indicates whether the byte is an ASCII letter or digit.
  package var isASCIIAlphanumeric: Bool { isASCIILetter || UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }

  /// A Boolean value that indicates whether the byte is ASCII whitespace as defined by HTML: a space, tab, line feed,
  /// form feed or carriage return.
  package var isHTMLSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0C || self == 0x0D }

  /// A Boolean value that indicates whether the byte is a printable ASCII character other than a letter, digit, or space.
  package var isASCIIPunctuation: Bool { 0x21...0x7E ~= self && !isASCIIAlphanumeric }
}
