import TimeZones
import Values

/// The time that a site is built for.
package enum BuildTime: Hashable, Sendable {
  /// The first moment of a day in the site's time zone.
  case day(DateValue)
  /// A moment, in seconds since 1970-01-01T00:00:00Z.
  case moment(Int)

  /// Returns the moment, in seconds since 1970-01-01T00:00:00Z, if days begin in `zone`.
  package func moment(in zone: TimeZone) -> Int {
    switch self {
    case .day(let day): zone.startOfDay(day.day)
    case .moment(let moment): moment
    }
  }
}
