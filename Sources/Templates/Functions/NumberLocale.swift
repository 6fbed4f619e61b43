/// The format of numbers in a language, from the Unicode Common Locale Data Repository.
struct NumberLocale: Sendable {
  /// The separator between groups of three digits.
  let group: String
  /// The decimal separator.
  let point: String
  /// The minimum number of digits in the first group. If it is two, a number of four digits is not grouped.
  let leastInFirstGroup: Int

  private init(group: String, point: String, leastInFirstGroup: Int = 1) {
    self.group = group
    self.point = point
    self.leastInFirstGroup = leastInFirstGroup
  }

  private static let commas = NumberLocale(group: ",", point: ".")
  private static let points = NumberLocale(group: ".", point: ",")
  private static let blanks = NumberLocale(group: "\u{A0}", point: ",")

  /// The locales, by language code, and by language and region if a region has its own.
  private static let all: [String: NumberLocale] = {
    var locales = [
      "en": commas, "es": NumberLocale(group: ".", point: ",", leastInFirstGroup: 2), "es-cr": blanks,
      "fr": NumberLocale(group: "\u{202F}", point: ","), "fr-ca": blanks, "pt": points,
      "pt-pt": NumberLocale(group: "\u{A0}", point: ",", leastInFirstGroup: 2), "de": points, "de-at": blanks,
      "de-ch": NumberLocale(group: "’", point: "."),
    ]
    for region in ["419", "bz", "cu", "do", "gt", "hn", "mx", "ni", "pa", "pe", "pr", "sv", "us"] {
      locales["es-" + region] = commas
    }
    for region in ["ar", "bo", "cl", "co", "ec", "py", "uy", "ve"] { locales["es-" + region] = points }
    return locales
  }()

  /// The supported languages.
  static let languages = ["de", "en", "es", "fr", "pt"]

  /// Returns the locale of a tag such as `es-MX`, or of its language if the region has none of its own.
  static func of(_ tag: String) -> NumberLocale? {
    all[tag.lowercased().replacing("_", with: "-")] ?? all[DateLocale.primaryLanguage(of: tag)]
  }

  /// Returns a number as written by ``DecimalText``, `-1234.5`, with the separators of the language.
  func text(of number: String) -> String {
    let parts = number.split(separator: ".", maxSplits: 1)
    let sign = number.hasPrefix("-") ? "-" : ""
    let digits = Array(parts[0].drop { $0 == "-" })
    guard digits.count >= 3 + leastInFirstGroup, digits.allSatisfy(\.isNumber) else {
      return parts.joined(separator: point)
    }
    let first = (digits.count - 1) % 3 + 1
    let groups = [digits[..<first]] + stride(from: first, to: digits.count, by: 3).map { digits[$0..<$0 + 3] }
    let whole = sign + groups.map { String($0) }.joined(separator: group)
    return parts.count > 1 ? whole + point + parts[1] : whole
  }
}
