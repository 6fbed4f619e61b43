extension TimeZoneRule {
  /// Reads a rule such as `EST5EDT,M3.2.0,M11.1.0` or `<+0330>-3:30`; `nil` where it is not valid.
  init?(_ text: String) {
    var scanner = RuleScanner(text)
    guard scanner.skipName(), let standard = scanner.time() else { return nil }
    // POSIX counts offsets west of UTC.
    standardOffset = -standard
    if scanner.isAtEnd {
      daylight = nil
      return
    }
    guard scanner.skipName() else { return nil }
    var offset = standardOffset + 3600
    if scanner.next != UInt8(ascii: ",") {
      guard let written = scanner.time() else { return nil }
      offset = -written
    }
    guard scanner.take(","), let start = scanner.change(), scanner.take(","), let end = scanner.change(),
      scanner.isAtEnd
    else { return nil }
    daylight = DaylightTime(offset: offset, start: start, end: end)
  }
}

private struct RuleScanner {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = Substring(text).utf8 }

  var isAtEnd: Bool { rest.isEmpty }
  var next: UInt8? { rest.first }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  /// Skips an abbreviation: letters, or anything in `<` and `>`.
  mutating func skipName() -> Bool {
    if take("<") {
      guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
      rest = rest[rest.index(after: end)...]
      return true
    }
    let name = rest.prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 32 }
    rest = rest.dropFirst(name.count)
    return name.count >= 3
  }

  private mutating func number() -> Int? {
    let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    guard 1...3 ~= digits.count else { return nil }
    rest = rest.dropFirst(digits.count)
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Hours, minutes, and seconds, in seconds.
  mutating func time() -> Int? {
    let sign = take("-") ? -1 : 1
    if sign == 1 { _ = take("+") }
    guard let hours = number() else { return nil }
    var seconds = hours * 3600
    for unit in [60, 1] where take(":") {
      guard let part = number() else { return nil }
      seconds += part * unit
    }
    return sign * seconds
  }

  /// A day, with a time of its own or 2:00.
  mutating func change() -> TimeZoneRule.Change? {
    guard let day = day() else { return nil }
    guard take("/") else { return .init(day: day, second: 7200) }
    return time().map { .init(day: day, second: $0) }
  }

  private mutating func day() -> TimeZoneRule.Change.Day? {
    if take("J") { return number().map { .julian($0) } }
    guard take("M") else { return number().map { .ordinal($0) } }
    guard let month = number(), 1...12 ~= month, take("."), let week = number(), 1...5 ~= week, take("."),
      let weekday = number(), 0...6 ~= weekday
    else { return nil }
    return .weekday(month: month, week: week, weekday: weekday)
  }
}
