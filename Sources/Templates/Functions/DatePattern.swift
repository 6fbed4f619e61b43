import Values

/// A pattern of `strftime` directives, cut to what a date knows: of `%B %-d, %Y`, a year keeps `2014`.
struct DatePattern {
  private enum Piece {
    case literal(String)
    case directive(Character, isPadded: Bool)
  }

  private let pieces: [Piece]

  init(_ pattern: String) {
    var pieces: [Piece] = []
    var rest = pattern[...]
    while let sign = rest.utf8.firstIndex(of: UInt8(ascii: "%")) {
      if sign > rest.startIndex { pieces.append(.literal(String(rest[..<sign]))) }
      rest = rest[rest.utf8.index(after: sign)...]
      guard var directive = rest.popFirst() else {
        pieces.append(.literal("%"))
        break
      }
      let isPadded = directive != "-"
      if !isPadded { directive = rest.popFirst() ?? "-" }
      pieces.append(directive == "%" ? .literal("%") : .directive(directive, isPadded: isPadded))
    }
    if !rest.isEmpty { pieces.append(.literal(String(rest))) }
    self.pieces = pieces
  }

  /// `date` by the pattern. A directive that says more than the date knows is left out, with the literal text between it and
  /// the next directive, so that no comma stays alone.
  func text(of date: DateValue, in locale: DateLocale = .english) -> String {
    var text = ""
    var pending = ""
    var skipsLiterals = false
    for piece in pieces {
      switch piece {
      case .literal(let literal): if !skipsLiterals { pending += literal }
      case .directive(let directive, let isPadded):
        if Self.precision(of: directive) <= date.precision {
          text += pending + Self.text(directive, isPadded: isPadded, of: date, in: locale)
          pending = ""
          skipsLiterals = false
        } else {
          // The text before a directive that is left out stays only when it separates what is known on both sides.
          pending = text.isEmpty ? "" : Self.blank(in: pending)
          skipsLiterals = true
        }
      }
    }
    let isWhole = pieces.allSatisfy {
      if case .directive(let directive, _) = $0 { Self.precision(of: directive) <= date.precision } else { true }
    }
    return isWhole ? text + pending : text
  }

  /// The text of a pattern as if the date's first day were written out.
  static func day(_ pattern: String, of date: DateValue) -> String {
    let (year, month, day) = date.civil
    return DateValue(year: year, month: month, day: day).map { DatePattern(pattern).text(of: $0) } ?? ""
  }

  private static func blank(in text: String) -> String { text.contains(" ") ? " " : "" }

  private static func precision(of directive: Character) -> DateValue.Precision {
    switch directive {
    case "Y", "y": .year
    case "m", "B", "b": .month
    case "H", "I", "M", "S", "p", "z": .time
    default: .day
    }
  }

  private static func text(
    _ directive: Character, isPadded: Bool, of date: DateValue, in locale: DateLocale
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
