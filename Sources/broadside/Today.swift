import Glibc
import TimeZones
import Values

enum Today {
  /// Returns the current day in `zone`.
  static func date(in zone: TimeZone) -> DateValue { DateValue(secondsSinceEpoch: zone.day(of: moment) * 86_400) }
  /// The current time, in seconds since 1970-01-01T00:00:00Z.
  static var moment: Int { Int(time(nil)) }
}
