import Diagnostics
import TimeZones
import Values
import YAML

extension TimeZone {
  /// The field in which a document names its own zone.
  static let field = "time-zone"

  /// The zone that a document names in its own field `time-zone`, such as an event elsewhere. It takes precedence over
  /// the zone of the site. `nil` if it names none, or only an abbreviation such as "CDT".
  static func named(in node: Node?) -> TimeZone? {
    guard let name = node?.entry(field)?.scalarText else { return nil }
    return try? TimeZoneDatabase().zone(named: name)
  }

  /// Returns a warning if a document names something else than a zone, although it has times that need one.
  static func warning(in node: Node?, path: String) -> Diagnostic? {
    guard let value = node?.entry(field), let name = value.scalarText else { return nil }
    let database = TimeZoneDatabase()
    do { _ = try database.zone(named: name) } catch {
      return Diagnostic(
        .timeZone, "\(error.message(for: name)), so the times here are in the time zone of the site",
        at: value.place.location(in: path), help: database.advice(for: name, after: error))
    }
    return nil
  }
}

extension DateValue {
  /// Returns the day on which a moment falls in `zone`; the date itself if it has no time, or `zone` is `nil`.
  package func day(in zone: TimeZone?) -> DateValue {
    guard precision == .time, let zone else { return self }
    return DateValue(secondsSinceEpoch: zone.day(of: secondsSinceEpoch) * 86_400)
  }
}
