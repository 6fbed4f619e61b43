import Glibc
import Synchronization
import Values

enum Today {
  /// The current day in UTC, so that all machines use the same day.
  static var date: DateValue { DateValue(secondsSinceEpoch: moment) }
  /// The current time, in seconds since 1970-01-01T00:00:00Z.
  static var moment: Int { Int(time(nil)) }
}
