import TimeZones

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
