extension DateValue {
  /// The date in ISO 8601 format, to its own precision: `2014`, `2014-01`, `2014-01-31`, `2014-01-31T18:00:00-05:00`.
  package var isoText: String {
    let (year, month, day) = civil
    let date =
      [Self.padded(year, 4)] + (precision >= .month ? [Self.padded(month, 2)] : [])
      + (precision >= .day ? [Self.padded(day, 2)] : [])
    guard precision == .time else { return date.joined(separator: "-") }
    return date.joined(separator: "-") + "T" + timeText + zoneText(separator: ":", utc: "Z")
  }

  /// The time of day, as in `18:05:00`.
  package var timeText: String {
    [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60].map { Self.padded($0, 2) }.joined(separator: ":")
  }

  /// Returns the zone, as in `-05:00`, or `utc` if the offset is zero.
  package func zoneText(separator: String, utc: String) -> String {
    guard zoneOffset != 0 else { return utc }
    let minutes = abs(zoneOffset)
    return (zoneOffset < 0 ? "-" : "+") + Self.padded(minutes / 60, 2) + separator + Self.padded(minutes % 60, 2)
  }

  /// Returns `number`, padded with leading zeros to `width` digits.
  package static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
