import TimeZones

/// The time that a site is built for.
package enum BuildTime: Hashable, Sendable {
  /// A local time in the site's time zone, in seconds since 1970-01-01T00:00:00 there.
  case local(Int)
  /// A moment, in seconds since 1970-01-01T00:00:00Z.
  case moment(Int)

  /// Returns the moment, in seconds since 1970-01-01T00:00:00Z, if `zone` is the site's time zone.
  package func moment(in zone: TimeZone) -> Int {
    switch self {
    case .local(let seconds): zone.moment(ofLocal: seconds)
    case .moment(let moment): moment
    }
  }
}
