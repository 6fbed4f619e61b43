import Content
import Values

/// The days to search for, in the ways in which people write them: numeric formats, and the names of months in English
/// and in the language of the site. Each number is tried as the beginning of a date, so the cost does not depend on how
/// many days there are.
struct PrivateDates: Sendable {
  private let secrets: [Int: [Secret]]
  private let months: MonthNames

  init(_ dates: [(date: DateValue, secret: Secret)], language: String) {
    secrets = Dictionary(grouping: dates, by: \.date.day).mapValues { $0.map(\.secret) }
    months = MonthNames(language: language)
  }

  /// Calls `found` with each private value in `characters` and its position.
  func search(_ characters: ReadableCharacters, found: (Secret, Int) -> Void) {
    guard !secrets.isEmpty else { return }
    var index = 0
    while index < characters.bytes.count {
      guard let number = Number(in: characters, at: index) else {
        index += 1
        continue
      }
      for date in numericDates(number, characters) + namedDates(number, characters) {
        for secret in secrets[date.day] ?? [] { found(secret, index) }
      }
      index = number.range.upperBound
    }
  }

  /// Digits without white space between them.
  private struct Number {
    let value: Int
    let range: Range<Int>

    init?(in characters: ReadableCharacters, at start: Int) {
      var (end, value) = (start, 0)
      while end < characters.bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= characters.bytes[end],
        end == start || !characters.hasGap(at: end)
      {
        value = min(value * 10 + Int(characters.bytes[end] - UInt8(ascii: "0")), 100_000_000)
        end += 1
      }
      guard end > start else { return nil }
      self.value = value
      range = start..<end
    }

    var isYear: Bool { range.count == 4 }
    var isDayOrMonth: Bool { range.count <= 2 }
  }

  /// Returns the dates that begin with `first` and consist of numbers: `2014-03-31`, `31.3.14`, `20140331`.
  private func numericDates(_ first: Number, _ characters: ReadableCharacters) -> [DateValue] {
    if first.range.count == 8 {
      let (year, rest) = first.value.quotientAndRemainder(dividingBy: 10_000)
      return [DateValue(year: year, month: rest / 100, day: rest % 100)].compactMap(\.self)
    }
    let bytes = characters.bytes
    guard let separator = bytes[first.range.upperBound...].first, "-/.".utf8.contains(separator),
      let second = Number(in: characters, at: first.range.upperBound + 1), second.isDayOrMonth,
      bytes[second.range.upperBound...].first == separator,
      let third = Number(in: characters, at: second.range.upperBound + 1)
    else { return [] }
    if first.isYear { return [DateValue(year: first.value, month: second.value, day: third.value)].compactMap(\.self) }
    guard first.isDayOrMonth, third.isYear || third.range.count == 2 else { return [] }
    let years = third.isYear ? [third.value] : [1900 + third.value, 2000 + third.value]
    return years.flatMap { year in
      [
        DateValue(year: year, month: first.value, day: second.value),
        DateValue(year: year, month: second.value, day: first.value),
      ].compactMap(\.self)
    }
  }

  /// Returns the dates that contain `number` and the name of a month: `31 March 2014`, `March 31st, 2014`,
  /// `2014 March 31`.
  private func namedDates(_ number: Number, _ characters: ReadableCharacters) -> [DateValue] {
    let bytes = characters.bytes
    let end = number.range.upperBound
    if number.isYear {
      return months.after(end, in: bytes).compactMap { month, end in
        Number(in: characters, at: end).flatMap { DateValue(year: number.value, month: month, day: $0.value) }
      }
    }
    guard number.isDayOrMonth else { return [] }
    let ends = months.endsOfDay(end, in: bytes)
    let before = ends.flatMap { months.after($0, in: bytes) }
    let after = months.before(number.range.lowerBound, in: bytes).flatMap { month in ends.map { (month, $0) } }
    return (before + after).compactMap { month, end in
      guard let year = Number(in: characters, at: end), year.isYear else { return nil }
      return DateValue(year: year.value, month: month, day: number.value)
    }
  }
}
