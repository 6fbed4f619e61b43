import Values

/// Dates in common notations, for the advice of ``DateType`` on how to write them.
enum DateAdvice {
  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  /// Returns the only day that `text` can mean: `3/31/2014`, `31.3.2014`, `2014-3-1`, `March 31, 2014`. Returns `nil`
  /// if it is ambiguous or not a date.
  static func read(_ text: String) -> DateValue? {
    let words = text.split { !$0.isLetter && !$0.isNumber }
    guard words.count == 3 else { return nil }
    let numbers = words.map { Int($0) }
    if let month = words.firstIndex(where: { Int($0) == nil }) {
      guard let position = months.firstIndex(where: words[month].lowercased().hasPrefix), month < 2,
        let day = numbers[1 - month], let year = numbers[2], year > 999
      else { return nil }
      return DateValue(year: year, month: position + 1, day: day)
    }
    guard let first = numbers[0], let second = numbers[1], let third = numbers[2] else { return nil }
    if first > 999 { return DateValue(year: first, month: second, day: third) }
    guard third > 999, first > 12 || second > 12 || first == second else { return nil }
    return first > 12
      ? DateValue(year: third, month: second, day: first) : DateValue(year: third, month: first, day: second)
  }
}
