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

  /// The dates from and until which the banner is shown.
  package var bannerDates: (from: DateValue?, until: DateValue?) {
    guard banner.kind == .record else { return (nil, nil) }
    let slots = Array(table.slots(of: banner, count: 4))
    return (slots[2].dateValue, slots[3].dateValue)
  }

  /// A Boolean value that indicates whether the banner is shown only on some days.
  package var hasDatedBanner: Bool { bannerDates.from != nil || bannerDates.until != nil }
}
