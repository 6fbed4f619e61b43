import Templates
import Values

/// The ways in which people write a day: numeric formats, and the names of months in English and in the language of the
/// site. White space and commas make no difference to ``ReadableText``.
struct DateForms {
  private let locales: [(language: String, names: DateLocale)]

  init(language tag: String) {
    let language = DateLocale.primaryLanguage(of: tag)
    locales = Set(["en", language]).sorted().compactMap { code in DateLocale.all[code].map { (code, $0) } }
  }

  func forms(of date: DateValue) -> Set<String> {
    let (year, month, day) = date.civil
    let (fullYear, shortYear) = (Self.padded(year, to: 4), Self.padded(year % 100, to: 2))
    let days = [String(day), Self.padded(day, to: 2)]
    let months = [String(month), Self.padded(month, to: 2)]
    var forms: Set<String> = [fullYear + months[1] + days[1]]
    for separator in ["-", "/", "."] {
      for (month, day) in months.flatMap({ month in days.map { (month, $0) } }) {
        forms.insert([fullYear, month, day].joined(separator: separator))
        for year in [fullYear, shortYear] {
          forms.formUnion([[day, month, year], [month, day, year]].map { $0.joined(separator: separator) })
        }
      }
    }
    for (language, names) in locales {
      for name in Self.names(of: month, in: names, language) {
        for end in days.flatMap({ number in Self.endings(of: day, language).map { number + $0 } }) {
          forms.formUnion([end + name + fullYear, name + end + fullYear, fullYear + name + end])
          if language == "es" || language == "pt" {
            forms.formUnion(["de", "del", "do"].map { end + "de" + name + $0 + fullYear })
            forms.insert(end + "de" + name + fullYear)
          }
        }
      }
    }
    return forms
  }

  private static func names(of month: Int, in locale: DateLocale, _ language: String) -> Set<String> {
    let short = locale.shortMonths[month - 1]
    let letters = short.hasSuffix(".") ? String(short.dropLast()) : short
    var names: Set<String> = [locale.months[month - 1], letters, letters + "."]
    // The Associated Press abbreviates September with four letters.
    if language == "en", month == 9 { names.formUnion(["Sept", "Sept."]) }
    return names
  }

  /// Returns what can be between the number of a day and the name of a month.
  private static func endings(of day: Int, _ language: String) -> [String] {
    switch language {
    case "en":
      let ordinal =
        switch (day % 10, day / 10) {
        case (_, 1): "th"
        case (1, _): "st"
        case (2, _): "nd"
        case (3, _): "rd"
        default: "th"
        }
      return ["", ordinal, ordinal + " of ", " of "]
    case "de": return ["", "."]
    case "fr": return day == 1 ? ["", "er"] : [""]
    default: return ["", "º"]
    }
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
