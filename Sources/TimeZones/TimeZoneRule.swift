import Values

/// The rule that a zone follows from its last recorded transition on.
///
/// It is written as the environment variable `TZ` of POSIX.1-2017, section 8.3, with the extensions of RFC 8536,
/// section 3.3.1: `EST5EDT,M3.2.0,M11.1.0`.
struct TimeZoneRule: Sendable, Equatable {
  /// A day of each year, and the time on it at which clocks change.
  struct Change: Sendable, Equatable {
    enum Day: Sendable, Equatable {
      /// 1 to 365; February 29 is never counted.
      case julian(Int)
      /// 0 to 365; February 29 is counted.
      case ordinal(Int)
      /// The `week`th `weekday` of a month; week 5 is the last one, weekday 0 is Sunday.
      case weekday(month: Int, week: Int, weekday: Int)
    }

    let day: Day
    /// Seconds after midnight, in the local time before the change; may be negative or exceed a day.
    let second: Int
  }

  struct DaylightTime: Sendable, Equatable {
    let offset: Int
    let start: Change
    let end: Change
  }

  /// Seconds east of UTC.
  let standardOffset: Int
  let daylight: DaylightTime?

  func offset(at moment: Int) -> Int {
    guard let daylight else { return standardOffset }
    let (year, _, _) = DateValue.civil(Self.day(of: moment + standardOffset))
    // Around New Year, the change that matters may be one of the neighboring years.
    var latest: (moment: Int, offset: Int)?
    for year in (year - 1)...(year + 1) {
      let start = (daylight.start.moment(in: year) - standardOffset, daylight.offset)
      let end = (daylight.end.moment(in: year) - daylight.offset, standardOffset)
      for change in [start, end] where change.0 <= moment {
        if latest.map({ $0.moment <= change.0 }) ?? true { latest = (change.0, change.1) }
      }
    }
    return latest?.offset ?? standardOffset
  }

  private static func day(of local: Int) -> Int { local >= 0 ? local / 86_400 : (local - 86_399) / 86_400 }
}

extension TimeZoneRule.Change {
  /// The local time of the change in a year, in seconds since 1970-01-01T00:00:00.
  func moment(in year: Int) -> Int {
    let january = DateValue.dayNumber(year, 1, 1)
    let day: Int
    switch self.day {
    case .julian(let number):
      day = january + number - 1 + (number >= 60 && DateValue.daysInMonth(2, of: year) == 29 ? 1 : 0)
    case .ordinal(let number):
      day = january + number
    case .weekday(let month, let week, let weekday):
      let first = DateValue.dayNumber(year, month, 1)
      // 1970-01-01 was a Thursday.
      let offset = (weekday - (first + 4) % 7 + 14) % 7
      let next = month == 12 ? DateValue.dayNumber(year + 1, 1, 1) : DateValue.dayNumber(year, month + 1, 1)
      var found = first + offset + (week - 1) * 7
      if found >= next { found -= 7 }
      day = found
    }
    return day * 86_400 + second
  }
}
