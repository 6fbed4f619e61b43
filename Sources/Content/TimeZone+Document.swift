import TimeZones
import YAML

extension TimeZone {
  /// The zone that a document names in its own field `time-zone`, such as an event elsewhere. It takes precedence over
  /// the zone of the site. `nil` if it names none, or only an abbreviation such as "CDT".
  static func named(in node: Node?) -> TimeZone? {
    guard let name = node?.entry("time-zone")?.scalarText else { return nil }
    return try? TimeZoneDatabase().zone(named: name)
  }
}
