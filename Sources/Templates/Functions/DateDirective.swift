import Values

/// A directive of `strftime` that writes one part of a date, by its letter.
enum DateDirective: Character, CaseIterable {
  case year = "Y"
  case century = "C"
  case yearOfCentury = "y"
  case month = "m"
  case monthName = "B"
  case shortMonthName = "b"
  case day = "d"
  /// The day, with a space instead of a leading zero.
  case spacedDay = "e"
  case dayOfYear = "j"
  case weekdayName = "A"
  case shortWeekdayName = "a"
  /// The day of the week from 1 for Monday to 7.
  case weekdayFromMonday = "u"
  /// The day of the week from 0 for Sunday to 6.
  case weekdayFromSunday = "w"
  /// The week of the year, in which the first Sunday begins week 1.
  case weekFromSunday = "U"
  /// The week of the year, in which the first Monday begins week 1.
  case weekFromMonday = "W"
  /// The week of ISO 8601.
  case week = "V"
  /// The year to which the week of ISO 8601 belongs.
  case weekYear = "G"
  case weekYearOfCentury = "g"
  case hour = "H"
  case hourOfHalfDay = "I"
  case minute = "M"
  case second = "S"
  case halfDay = "p"
  case zone = "z"

  /// The directives that stand for a pattern.
  static let shorthands: [Character: String] = [
    "D": "%m/%d/%y", "F": "%Y-%m-%d", "h": "%b", "R": "%H:%M", "T": "%H:%M:%S",
  ]

  /// The precision that a date must have.
  var precision: DateValue.Precision {
    switch self {
    case .year, .century, .yearOfCentury: .year
    case .month, .monthName, .shortMonthName: .month
    case .hour, .hourOfHalfDay, .minute, .second, .halfDay, .zone: .time
    default: .day
    }
  }

  /// Returns the part of the date. Numbers have leading zeros if `isPadded` is true.
  func text(of date: DateValue, in locale: DateLocale, isPadded: Bool) -> String {
    let number = number(of: date)
    switch self {
    case .monthName: return locale.months[number - 1]
    case .shortMonthName: return locale.shortMonths[number - 1]
    case .weekdayName: return locale.weekdays[number]
    case .shortWeekdayName: return String(locale.weekdays[number].prefix(3))
    case .halfDay: return number < 12 ? "AM" : "PM"
    case .zone: return date.zoneText(separator: "", utc: "+0000")
    case .spacedDay: return isPadded && number < 10 ? " \(number)" : String(number)
    // These have always had four digits or one digit.
    case .year, .weekYear: return DateValue.padded(number, 4)
    case .weekdayFromMonday, .weekdayFromSunday: return String(number)
    case .dayOfYear: return isPadded ? DateValue.padded(number, 3) : String(number)
    default: return isPadded ? DateValue.padded(number, 2) : String(number)
    }
  }

  private func number(of date: DateValue) -> Int {
    let hour = date.secondOfDay / 3600
    return switch self {
    case .year: date.civil.year
    case .century: date.civil.year / 100
    case .yearOfCentury: date.civil.year % 100
    case .month, .monthName, .shortMonthName: date.civil.month
    case .day, .spacedDay: date.civil.day
    case .dayOfYear: date.dayOfYear
    case .weekdayName, .shortWeekdayName, .weekdayFromSunday: date.weekday
    case .weekdayFromMonday: date.weekdayFromMonday
    case .weekFromSunday: (date.dayOfYear + 6 - date.weekday) / 7
    case .weekFromMonday: (date.dayOfYear + 7 - date.weekdayFromMonday) / 7
    case .week: date.week.number
    case .weekYear: date.week.year
    case .weekYearOfCentury: date.week.year % 100
    case .hour, .halfDay: hour
    case .hourOfHalfDay: (hour + 11) % 12 + 1
    case .minute: date.secondOfDay / 60 % 60
    case .second: date.secondOfDay % 60
    case .zone: 0
    }
  }
}
