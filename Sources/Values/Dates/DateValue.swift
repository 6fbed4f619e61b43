/// A date that keeps the precision it was written with: a year, a year and month, a day, or a day with its time and
/// zone.
///
/// The calendar is proleptic Gregorian. Days are counted with the algorithms in Howard Hinnant's "chrono-Compatible
/// Low-Level Date Algorithms", so nothing depends on a time zone database or a locale.
package struct DateValue: Hashable, Sendable {
  package enum Precision: UInt8, Sendable, Comparable {
    case year, month, day, time
    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  package let precision: Precision
  /// Days since 1970-01-01 in the date's own zone. For a bare year or month, the first day counts.
  package let day: Int
  /// Seconds since midnight in the date's own zone.
  package let secondOfDay: Int
  /// Minutes east of UTC.
  package let zoneOffset: Int

  /// Creates the date of `year`, `month`, and `day`. Returns `nil` if the calendar has no such date or if the year is
  /// outside 1...9999.
  package init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard 1...9999 ~= year, 1...12 ~= month ?? 1 else { return nil }
    let length = Self.daysInMonth(month ?? 1, of: year)
    guard 1...length ~= day ?? 1 else { return nil }
    precision = day != nil ? .day : month != nil ? .month : .year
    self.day = Self.dayNumber(year, month ?? 1, day ?? 1)
    secondOfDay = 0
    zoneOffset = 0
  }

  /// Creates the moment `secondOfDay` seconds into the day `date`, `zoneOffset` minutes east of UTC. Returns `nil` if
  /// `date` is not a day or if a number is out of range.
  package init?(_ date: DateValue, secondOfDay: Int, zoneOffset: Int) {
    guard date.precision == .day, 0..<86_400 ~= secondOfDay, -1439...1439 ~= zoneOffset else { return nil }
    precision = .time
    day = date.day
    self.secondOfDay = secondOfDay
    self.zoneOffset = zoneOffset
  }

  /// Creates the day that a moment falls on in UTC.
  package init(secondsSinceEpoch seconds: Int) {
    self.init(precision: .day, day: Int((Double(seconds) / 86_400).rounded(.down)), secondOfDay: 0, zoneOffset: 0)
  }

  fileprivate init(precision: Precision, day: Int, secondOfDay: Int, zoneOffset: Int) {
    self.precision = precision
    self.day = day
    self.secondOfDay = secondOfDay
    self.zoneOffset = zoneOffset
  }

  /// Seconds since 1970-01-01T00:00:00Z. A date without a time counts as its first moment in UTC.
  package var secondsSinceEpoch: Int { day * 86_400 + secondOfDay - zoneOffset * 60 }

  /// The same moment in UTC.
  package var inUTC: DateValue {
    let (day, second) = secondsSinceEpoch.quotientAndRemainder(dividingBy: 86_400)
    let isBefore = second < 0
    return DateValue(
      precision: precision, day: isBefore ? day - 1 : day, secondOfDay: isBefore ? second + 86_400 : second,
      zoneOffset: 0)
  }

  /// The calendar day in the date's own zone.
  package var civil: (year: Int, month: Int, day: Int) { Self.civil(day) }

  /// The day of the week, starting with 0 for Sunday.
  package var weekday: Int { ((day + 4) % 7 + 7) % 7 }

  /// The day of the week in ISO 8601, from 1 for Monday to 7 for Sunday.
  package var weekdayFromMonday: Int { (weekday + 6) % 7 + 1 }

  /// The day of the year, starting with 1.
  package var dayOfYear: Int { day - Self.dayNumber(civil.year, 1, 1) + 1 }

  /// The week in ISO 8601, and the year to which it belongs: the year of its Thursday.
  package var week: (year: Int, number: Int) {
    let thursday = day + 4 - weekdayFromMonday
    let year = Self.civil(thursday).year
    return (year, (thursday - Self.dayNumber(year, 1, 1)) / 7 + 1)
  }
}

extension DateValue {
  /// The days that the date covers: all days of a bare year or month.
  package var days: ClosedRange<Int> {
    let (year, month, _) = civil
    switch precision {
    case .year: return day...day + (Self.daysInMonth(2, of: year) == 29 ? 365 : 364)
    case .month: return day...day + Self.daysInMonth(month, of: year) - 1
    case .day, .time: return day...day
    }
  }

  /// Returns the date `days` days later, at the same time of day. Returns `nil` if it is not between the years 1 and
  /// 9999.
  package func adding(days: Int) -> DateValue? {
    guard Self.dayNumber(1, 1, 1)...Self.dayNumber(9999, 12, 31) ~= day + days else { return nil }
    return DateValue(precision: precision, day: day + days, secondOfDay: secondOfDay, zoneOffset: zoneOffset)
  }

  /// Returns the day `months` months later, or the last day of that month if it is shorter.
  package func adding(months: Int) -> DateValue {
    let (year, month, day) = civil
    let count = year * 12 + month - 1 + months
    let (newYear, newMonth) = (min(max(1, count / 12), 9999), (count % 12 + 12) % 12 + 1)
    let newDay = min(day, Self.daysInMonth(newMonth, of: newYear))
    return DateValue(year: newYear, month: newMonth, day: newDay) ?? self
  }
}

extension DateValue: Comparable {
  /// Orders dates by moment. If the moments are equal, the less precise date comes first: "2014" comes before
  /// "2014-01-01".
  package static func < (left: DateValue, right: DateValue) -> Bool {
    (left.secondsSinceEpoch, left.precision) < (right.secondsSinceEpoch, right.precision)
  }
}

extension DateValue {
  package static func daysInMonth(_ month: Int, of year: Int) -> Int {
    switch month {
    case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  package static func civil(_ dayNumber: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}

extension Value {
  /// Packs a date into 64 bits: the day in the first number; the precision, the second of the day, and the zone in the
  /// second.
  package static func date(_ date: DateValue) -> Value {
    let packed = UInt32(date.precision.rawValue) << 29 | UInt32(date.secondOfDay) << 12 | UInt32(date.zoneOffset + 1440)
    return Value(.date, UInt32(bitPattern: Int32(date.day)), packed)
  }

  package var dateValue: DateValue? {
    guard kind == .date, let precision = DateValue.Precision(rawValue: UInt8(second >> 29)) else { return nil }
    return DateValue(
      precision: precision, day: Int(Int32(bitPattern: first)), secondOfDay: Int(second >> 12 & 0x1FFFF),
      zoneOffset: Int(second & 0xFFF) - 1440)
  }
}
