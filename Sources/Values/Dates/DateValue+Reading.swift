extension DateValue {
  /// The reason that text cannot be read as a date.
  package enum ReadingFailure: Error, Sendable {
    case noDate
    case notInCalendar
    case noZone
  }

  /// Reads `2014`, `2014-01`, `2014-01-31`, or a day with a time and a zone, such as `2014-01-31 9:05:00 -0500` or
  /// `2014-01-31T09:05Z` (ISO 8601 and the loose forms that other generators write).
  package static func read(_ text: String) -> Result<DateValue, ReadingFailure> {
    var scanner = DateScanner(text)
    guard let year = scanner.digits(4...4) else { return .failure(.noDate) }
    guard scanner.take("-") else { return scanner.finish(DateValue(year: year)) }
    guard let month = scanner.digits(2...2) else { return .failure(.noDate) }
    guard scanner.take("-") else { return scanner.finish(DateValue(year: year, month: month)) }
    guard let day = scanner.digits(2...2) else { return .failure(.noDate) }
    guard let date = DateValue(year: year, month: month, day: day) else { return .failure(.notInCalendar) }
    if scanner.isAtEnd { return .success(date) }
    guard scanner.take("T") || scanner.take("t") || scanner.take(" ") else { return .failure(.noDate) }
    scanner.skipBlanks()
    guard let hour = scanner.digits(1...2), scanner.take(":"), let minute = scanner.digits(2...2) else {
      return .failure(.noDate)
    }
    var second = 0
    if scanner.take(":") {
      guard let seconds = scanner.digits(2...2) else { return .failure(.noDate) }
      second = seconds
      if scanner.take(".") { _ = scanner.digits(1...9) }
    }
    scanner.skipBlanks()
    if scanner.isAtEnd { return .failure(.noZone) }
    guard let zone = scanner.zone() else { return .failure(.noDate) }
    guard hour < 24, minute < 60, second < 60 else { return .failure(.notInCalendar) }
    return scanner.finish(DateValue(date, secondOfDay: hour * 3600 + minute * 60 + second, zoneOffset: zone))
  }
}

private struct DateScanner {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = Substring(text).utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  func finish(_ date: DateValue?) -> Result<DateValue, DateValue.ReadingFailure> {
    guard isAtEnd else { return .failure(.noDate) }
    return date.map { .success($0) } ?? .failure(.notInCalendar)
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  mutating func skipBlanks() { rest = rest.drop { $0 == UInt8(ascii: " ") } }

  /// Reads a run of digits as a number. Returns `nil` if `lengths` does not contain its length.
  mutating func digits(_ lengths: ClosedRange<Int>) -> Int? {
    let run = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    guard lengths ~= run.count else { return nil }
    rest = rest.dropFirst(run.count)
    return run.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Reads `Z`, `+01:00`, `-0500`, or `+1`. Returns minutes east of UTC.
  mutating func zone() -> Int? {
    if take("Z") || take("z") { return 0 }
    let sign = take("-") ? -1 : take("+") ? 1 : 0
    guard sign != 0, let number = digits(1...4) else { return nil }
    if take(":") {
      guard let minutes = digits(2...2) else { return nil }
      return sign * (number * 60 + minutes)
    }
    return sign * (number >= 100 ? number / 100 * 60 + number % 100 : number * 60)
  }
}
