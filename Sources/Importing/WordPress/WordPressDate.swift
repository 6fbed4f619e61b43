import Values

/// A date and time as WordPress writes it: in the site's local time and in UTC.
enum WordPressDate {
  /// Returns the date and time with its offset, `2015-03-14 09:05 -0500`. Returns only the day if the offset is
  /// unknown, and `nil` if there is no date.
  static func text(_ local: String, utc: String) -> String? {
    guard case .success(let there) = DateValue.read(local + " +0000") else {
      guard case .success(let moment) = DateValue.read(utc + " +0000") else { return nil }
      return text(of: moment, zone: 0)
    }
    guard case .success(let moment) = DateValue.read(utc + " +0000") else { return there.isoText.prefixOfDay }
    let minutes = (there.secondsSinceEpoch - moment.secondsSinceEpoch) / 60
    guard abs(minutes) <= 14 * 60, minutes % 15 == 0 else { return there.isoText.prefixOfDay }
    return text(of: there, zone: minutes)
  }

  private static func text(of date: DateValue, zone: Int) -> String {
    func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let minutes = date.secondOfDay / 60
    let clock = twoDigits(minutes / 60) + ":" + twoDigits(minutes % 60)
    let sign = zone < 0 ? "-" : "+"
    return "\(date.isoText.prefixOfDay) \(clock) \(sign)\(twoDigits(abs(zone) / 60))\(twoDigits(abs(zone) % 60))"
  }
}

extension String {
  fileprivate var prefixOfDay: String { String(prefix(10)) }
}
