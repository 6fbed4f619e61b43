import Diagnostics
import Values

/// The settings of a site that templates read unchanged, as values of ``table``.
package struct SiteValues: Sendable {
  package let table: ValueTable
  package let social: Value
  package let publishers: Value
  package let banner: Value
  package let bannerLocation: SourceLocation
  /// Contacts by role.
  package let contacts: Value
  /// The hosts whose pages may be embedded in frames.
  package let frameHosts: Value
  /// The hosts in ``frameHosts``.
  package var frameHostNames: [String] {
    frameHosts.kind == .list ? table.rows(of: frameHosts).map(table.string) : []
  }
  /// The links among the values.
  package let links: [WrittenLink]
  private let source: SettingsSource

  /// Creates the values from the values of each ``SettingsKey``, which `decoder` read from `source`.
  init(_ slots: [Value], of decoder: RecordDecoder, source: SettingsSource, bannerLocation: SourceLocation) {
    func list(_ key: SettingsKey) -> Value {
      let value = slots[key.position]
      return value.isMissing ? .emptyList : value
    }
    table = decoder.values
    social = list(.social)
    publishers = slots[SettingsKey.publishers.position]
    banner = slots[SettingsKey.banner.position]
    contacts = list(.contacts)
    frameHosts = list(.frameHosts)
    links = decoder.links
    self.source = source
    self.bannerLocation = bannerLocation
  }

  /// Returns the values with the URLs of links in `targets`, by what is written. Other links are left out.
  package func linked(to targets: [String: String]) -> SiteValues {
    if links.isEmpty { return self }
    let (slots, decoder) = source.decode(linkTargets: targets)
    return SiteValues(slots, of: decoder, source: source, bannerLocation: bannerLocation)
  }

  /// The dates from and until which the banner is shown.
  package var bannerDates: (from: DateValue?, until: DateValue?) {
    guard banner.kind == .record else { return (nil, nil) }
    let slots = Array(table.slots(of: banner, count: 4))
    return (slots[2].dateValue, slots[3].dateValue)
  }

  /// A Boolean value that indicates whether the banner is shown only on some days.
  package var hasDatedBanner: Bool { bannerDates.from != nil || bannerDates.until != nil }
}
