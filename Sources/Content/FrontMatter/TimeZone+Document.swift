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
}

extension DateValue {
  /// Returns the day on which a moment falls in `zone`; the date itself if it has no time, or `zone` is `nil`.
  package func day(in zone: TimeZone?) -> DateValue {
    guard precision == .time, let zone else { return self }
    return DateValue(secondsSinceEpoch: zone.day(of: secondsSinceEpoch) * 86_400)
  }
}
