import Values

/// A pattern of `strftime` directives, reduced to a date's precision: for `%B %-d, %Y`, a year is written as `2014`.
struct DatePattern {
  private let bytes: [UInt8]

  init(_ pattern: String) { bytes = Array(pattern.utf8) }

  /// Returns `date` in this pattern. Omits a directive that is more precise than the date, together with the literal
  /// text up to the next directive, so that no stray comma remains.
  func text(of date: DateValue, in locale: DateLocale = .english) -> String {
    var text: [UInt8] = []
    var pending: [UInt8] = []
    var skipsLiterals = false
    var isWhole = true
    var index = 0
    while let piece = piece(at: &index) {
      switch piece {
      case .literal(let byte): if !skipsLiterals { pending.append(byte) }
      case .directive(let directive, let isPadded):
        if Self.precision(of: directive) <= date.precision {
          text += pending
          text += Self.text(directive, isPadded: isPadded, of: date, in: locale).utf8
          pending.removeAll(keepingCapacity: true)
          skipsLiterals = false
        } else {
          // The text before an omitted directive is kept only if it separates known parts.
          let separates = !text.isEmpty && pending.contains(UInt8(ascii: " "))
          pending = separates ? [UInt8(ascii: " ")] : []
          skipsLiterals = true
          isWhole = false
        }
      }
    }
    if isWhole { text += pending }
    return String(decoding: text, as: UTF8.self)
  }

  private enum Piece {
    case literal(UInt8)
    case directive(Unicode.Scalar, isPadded: Bool)
  }

  /// Returns the piece that begins at `index` and moves `index` past it. Returns `nil` at the end.
  private func piece(at index: inout Int) -> Piece? {
    guard index < bytes.count else { return nil }
    let (sign, dash) = (UInt8(ascii: "%"), UInt8(ascii: "-"))
    index += 1
    let isPadded = index == bytes.count || bytes[index] != dash
    let letter = isPadded ? index : index + 1
    // A non-ASCII character is not a directive.
    guard bytes[index - 1] == sign, letter < bytes.count, bytes[letter] < 0x80 else {
      return .literal(bytes[index - 1])
    }
    index = letter + 1
    let directive = bytes[letter]
    return directive == sign ? .literal(sign) : .directive(Unicode.Scalar(directive), isPadded: isPadded)
  }

  /// Returns the text of a pattern for the first day of the date's period.
  static func day(_ pattern: String, of date: DateValue) -> String {
    let (year, month, day) = date.civil
    return DateValue(year: year, month: month, day: day).map { DatePattern(pattern).text(of: $0) } ?? ""
  }

  private static func precision(of directive: Unicode.Scalar) -> DateValue.Precision {
    switch directive {
    case "Y", "y": .year
    case "m", "B", "b": .month
    case "H", "I", "M", "S", "p", "z": .time
    default: .day
    }
  }

  private static func text(
    _ directive: Unicode.Scalar, isPadded: Bool, of date: DateValue, in locale: DateLocale
  ) -> String {
    let (year, month, day) = date.civil
    func number(_ number: Int, _ width: Int = 2) -> String {
      isPadded ? DateValue.padded(number, width) : String(number)
    }
    let hour = date.secondOfDay / 3600
    switch directive {
    case "Y": return DateValue.padded(year, 4)
    case "y": return number(year % 100)
    case "m": return number(month)
    case "B": return locale.months[month - 1]
    case "b": return locale.shortMonths[month - 1]
    case "d": return number(day)
    case "j": return number(date.day - (DateValue(year: year)?.day ?? date.day) + 1, 3)
    case "A": return locale.weekdays[date.weekday]
    case "a": return String(locale.weekdays[date.weekday].prefix(3))
    case "H": return number(hour)
    case "I": return number((hour + 11) % 12 + 1)
    case "M": return number(date.secondOfDay / 60 % 60)
    case "S": return number(date.secondOfDay % 60)
    case "p": return hour < 12 ? "AM" : "PM"
    case "z": return date.zoneText(separator: "", utc: "+0000")
    default: return "%" + (isPadded ? "" : "-") + String(directive)
    }
  }
}
