import TimeZones

/// The time zones of the times in a record.
struct RecordZones: Sendable {
  /// The zone of times that are written without one; without it, they are errors.
  let local: TimeZone?
  /// The zone that the record names, in which its times are shown: those with another offset are converted.
  let own: TimeZone?

  static let none = RecordZones(default: nil)

  /// Creates the zones of a record in a site with the zone `default`, over which the record's `own` zone takes
  /// precedence.
  init(default: TimeZone?, own: TimeZone? = nil) {
    local = own ?? `default`
    self.own = own
  }
}
