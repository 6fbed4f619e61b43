import Diagnostics
import TimeZones
import Values

/// A change of the site that a date causes, without an edit.
package struct UpcomingChange: Sendable {
  package enum Cause: String, Sendable {
    /// A document is published.
    case published
    /// A document expires.
    case expires
    /// A document meets a condition of its type, or no longer does, or is added to or removed from a list.
    case condition
    /// The date of a document arrives, so that feeds and the sitemap can give it as their latest change.
    case dated
    /// The banner appears or disappears.
    case banner
    /// A check of the type begins to report a document. The site itself stays the same.
    case due
  }

  /// The first moment of the change, in seconds since 1970-01-01T00:00:00Z.
  package let moment: Int
  package let cause: Cause
  /// The change as a clause, to follow its subject: "is published".
  package let clause: String
  /// The field that causes it.
  package let location: SourceLocation

  package init(moment: Int, cause: Cause, clause: String, location: SourceLocation) {
    self.moment = moment
    self.cause = cause
    self.clause = clause
    self.location = location
  }

  /// The moment in UTC: `2026-12-24T14:00:00Z`.
  package var utcText: String {
    let day = DateValue(secondsSinceEpoch: moment)
    return DateValue(day, secondOfDay: moment - day.day * 86_400, zoneOffset: 0)?.isoText ?? day.isoText
  }

  /// Returns the moment for people in `zone`: `2026-12-24`, or `2026-12-24 09:00` if it is not the beginning of the day.
  package func text(in zone: TimeZone) -> String {
    let number = zone.day(of: moment)
    let day = DateValue(secondsSinceEpoch: number * 86_400)
    guard moment != zone.startOfDay(number) else { return day.isoText }
    let second = moment + zone.offset(at: moment) - number * 86_400
    let time = DateValue(day, secondOfDay: second, zoneOffset: 0)?.timeText ?? ""
    return "\(day.isoText) \(time.hasSuffix(":00") ? String(time.dropLast(3)) : time)"
  }
}

extension UpcomingChange: Comparable {
  /// Orders changes by moment, then by location, then by clause.
  package static func < (left: UpcomingChange, right: UpcomingChange) -> Bool {
    if left.moment != right.moment { return left.moment < right.moment }
    return left.location == right.location ? left.clause < right.clause : left.location < right.location
  }

  package static func == (left: UpcomingChange, right: UpcomingChange) -> Bool {
    left.moment == right.moment && left.location == right.location && left.clause == right.clause
  }
}
