/// The way in which a private value is recognized in published text.
package enum ValueRecognition: UInt8, Sendable {
  /// Values that occur everywhere, such as choices.
  case never
  /// By its characters, or by its digits if it is a phone number.
  case text
  /// As text, with or without the scheme.
  case url
  /// By its digits.
  case number
  /// In all formats in which people write dates.
  case date
}
