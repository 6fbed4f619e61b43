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

/// The zones in which the dates of documents are read.
package struct DocumentZones {
  /// The zone of the site; `nil` if it has none.
  private let site: TimeZone?
  private let types: ContentTypes
  /// The zones that documents name, each read once.
  private var known: [String: TimeZone?] = [:]

  package init(of site: TimeZone?, types: ContentTypes) {
    self.site = site
    self.types = types
  }

  /// Returns the zone that `document` names, or else that of the site.
  package mutating func zone(of document: Document) -> TimeZone? {
    let value = document.value(TimeZone.field, in: types[document.type])
    guard value.kind == .text else { return site }
    let name = document.values.string(value)
    if let zone = known[name] { return zone ?? site }
    let zone = try? TimeZoneDatabase().zone(named: name)
    known[name] = .some(zone)
    return zone ?? site
  }
}

extension DateValue {
  /// Returns the day on which a moment falls in `zone`; the date itself if it has no time, or `zone` is `nil`.
  package func day(in zone: TimeZone?) -> DateValue {
    guard precision == .time, let zone else { return self }
    return DateValue(secondsSinceEpoch: zone.day(of: secondsSinceEpoch) * 86_400)
  }
}
