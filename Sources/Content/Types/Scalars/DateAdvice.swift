import Values

/// Dates in common notations, for the advice of ``DateType`` on how to write them.
enum DateAdvice {
  /// The beginnings of the names of months in English, Spanish, and German.
  private static let months = [
    ["jan", "ene", "jän"], ["feb"], ["mar", "mär"], ["apr", "abr"], ["may", "mai"], ["jun"], ["jul"], ["aug", "ago"],
    ["sep"], ["oct", "okt"], ["nov"], ["dec", "dic", "dez"],
  ]
  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// Returns how to write the only day that `text` can mean, with its time if it has one: `3/31/2014`, `31.3.2014`,
  /// `March 31, 2014`, `2014-03-31 7pm`. Returns `nil` if it is ambiguous or not a date.
  static func read(_ text: String) -> String? {
    guard text.utf8.count < 60 else { return nil }
    if let day = day(text) { return day.isoText }
    let words = text.split(separator: " ")
    for count in words.indices.dropFirst() {
      guard let day = day(words[..<count].joined(separator: " ")), let time = time(words[count...]) else { continue }
      return day.isoText + " " + time
    }
    return nil
  }

  /// Returns advice on a time whose zone is an abbreviation: `2014-03-31 18:00 EST`.
  static func zoneAdvice(_ text: String) -> String? {
    guard text.utf8.count < 60, let last = text.split(separator: " ").last, 2...4 ~= last.count,
      last.allSatisfy({ "A"..."Z" ~= $0 }),
      case .failure(.noZone) = DateValue.read(String(text.dropLast(last.count)))
    else { return nil }
    return "write the offset from UTC in place of \"\(last)\", as in 2014-01-31 18:00 -0500"
  }

  private static func day(_ text: String) -> DateValue? {
    var words = text.split { !$0.isLetter && !$0.isNumber }
      .filter { !["of", "de", "del", "the"].contains($0.lowercased()) }
    if words.count == 4, weekdays.contains(where: words[0].lowercased().hasPrefix) { words.removeFirst() }
    if words.count == 1, words[0].count == 8, let number = Int(words[0]), text.count == 8 {
      return number < 19_000_000 || number >= 21_000_000
        ? nil : DateValue(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
    guard words.count == 3 else { return nil }
    let numbers = words.map { Int($0) ?? ordinal($0) }
    if let month = words.firstIndex(where: { $0.allSatisfy(\.isLetter) }) {
      let name = words[month].lowercased()
      guard let position = months.firstIndex(where: { $0.contains(where: name.hasPrefix) }), month < 2,
        let day = numbers[1 - month], let year = numbers[2], year > 999
      else { return nil }
      return DateValue(year: year, month: position + 1, day: day)
    }
    guard let first = numbers[0], let second = numbers[1], let third = numbers[2] else { return nil }
    if first > 999 {
      // The day before the month: 2014-31-03.
      return second > 12 && third <= 12
        ? DateValue(year: first, month: third, day: second) : DateValue(year: first, month: second, day: third)
    }
    guard third > 999, first > 12 || second > 12 || first == second else { return nil }
    return first > 12
      ? DateValue(year: third, month: second, day: first) : DateValue(year: third, month: first, day: second)
  }

  /// Reads `14th`.
  private static func ordinal(_ word: Substring) -> Int? {
    ["st", "nd", "rd", "th"].contains(where: word.hasSuffix) ? Int(word.dropLast(2)) : nil
  }

  /// Returns the time of day in `words`, as in `18:05`: `6:05 PM`, `at 18.05`, `6pm`, `18:05 Uhr`.
  private static func time(_ words: ArraySlice<Substring>) -> String? {
    let parts = words.filter { !["at", "um", "a", "las", "@", "-"].contains($0.lowercased()) }
    let text = parts.joined().lowercased().replacing("p.m.", with: "pm").replacing("a.m.", with: "am")
    let digits = text.prefix { $0.isNumber || $0 == ":" || $0 == "." }
    let ending = text.dropFirst(digits.count)
    let numbers = digits.split { $0 == ":" || $0 == "." }.map { $0.count <= 2 ? Int($0) : nil }
    guard 1...2 ~= numbers.count, let hour = numbers[0], let minute = numbers.count == 2 ? numbers[1] : 0,
      minute < 60, numbers.count == 2 || !ending.isEmpty
    else { return nil }
    let isHalf = ending == "am" || ending == "pm"
    guard isHalf ? 1...12 ~= hour : hour < 24 && ["", "h", "uhr", "hrs"].contains(ending) else { return nil }
    let shown = isHalf ? hour % 12 + (ending == "pm" ? 12 : 0) : hour
    return DateValue.padded(shown, 2) + ":" + DateValue.padded(minute, 2)
  }
}
