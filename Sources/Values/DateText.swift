extension DateValue {
  /// The date as ISO 8601 writes it, to its own precision: `2014`, `2014-01`, `2014-01-31`, `2014-01-31T18:00:00-05:00`.
  package var isoText: String {
    let (year, month, day) = civil
    let date =
      [Self.padded(year, 4)] + (precision >= .month ? [Self.padded(month, 2)] : [])
      + (precision >= .day ? [Self.padded(day, 2)] : [])
    guard precision == .time else { return date.joined(separator: "-") }
    return date.joined(separator: "-") + "T" + timeText + zoneText(separator: ":", utc: "Z")
  }

  /// The time of day, `18:05:00`.
  package var timeText: String {
    [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60].map { Self.padded($0, 2) }.joined(separator: ":")
  }

  /// The zone, `-05:00`; `utc` stands for the zone of no offset.
  package func zoneText(separator: String, utc: String) -> String {
    guard zoneOffset != 0 else { return utc }
    let minutes = abs(zoneOffset)
    return (zoneOffset < 0 ? "-" : "+") + Self.padded(minutes / 60, 2) + separator + Self.padded(minutes % 60, 2)
  }

  /// `number` with zeros before it up to `width` digits.
  package static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
