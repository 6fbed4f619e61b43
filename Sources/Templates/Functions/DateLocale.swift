/// The names of months and days in a language, from the Unicode Common Locale Data Repository.
package struct DateLocale: Sendable {
  package let months: [String]
  package let shortMonths: [String]
  let weekdays: [String]
  /// The default pattern for a date.
  let pattern: String

  private init(_ months: String, short: String? = nil, _ weekdays: String, pattern: String) {
    self.months = months.split(separator: " ").map { String($0) }
    shortMonths = short.map { $0.split(separator: " ").map { String($0) } } ?? self.months.map { String($0.prefix(3)) }
    self.weekdays = weekdays.split(separator: " ").map { String($0) }
    self.pattern = pattern
  }

  static let english = DateLocale(
    "January February March April May June July August September October November December",
    "Sunday Monday Tuesday Wednesday Thursday Friday Saturday", pattern: "%B %-d, %Y")

  /// Returns the language of a tag such as `es-MX`, without its region (RFC 5646, section 2.1).
  package static func primaryLanguage(of tag: String) -> String {
    String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
  }

  /// The locales, by language code.
  package static let all: [String: DateLocale] = [
    "en": english,
    "es": DateLocale(
      "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
      "domingo lunes martes miércoles jueves viernes sábado", pattern: "%-d de %B de %Y"),
    "fr": DateLocale(
      "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
      short: "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
      "dimanche lundi mardi mercredi jeudi vendredi samedi", pattern: "%-d %B %Y"),
    "pt": DateLocale(
      "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
      "domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado", pattern: "%-d de %B de %Y"),
    "de": DateLocale(
      "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
      "Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag", pattern: "%-d. %B %Y"),
  ]
}
