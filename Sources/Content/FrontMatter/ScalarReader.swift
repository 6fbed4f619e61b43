import Diagnostics
import TimeZones
import Values

/// Reads a scalar's text according to a field's type. Dates, numbers, and other notations are defined only here.
enum ScalarReader {
  enum Outcome {
    case text(String)
    case value(Value)
    case failure(String, help: String?)
  }

  static func read(
    _ text: String, as type: FieldType, field: String, timeZone: TimeZone? = nil
  ) -> Outcome {
    switch type {
    case .integer:
      guard let integer = Int(text) else {
        return .failure(
          "\"\(text)\" is not a whole number",
          help: digits(of: text).map { "write \($0)" } ?? "write digits only, as in 1500")
      }
      return .value(.integer(integer))
    case .number:
      guard let number = Double(wholeText: text), number.isFinite else {
        return .failure(
          "\"\(text)\" is not a number",
          help: digits(of: text).map { "write \($0)" } ?? "write a number such as 1500 or 2.5")
      }
      return .value(.number(number))
    case .boolean:
      switch text.lowercased() {
      case "true", "yes": return .value(.boolean(true))
      case "false", "no": return .value(.boolean(false))
      default: return .failure("\"\(text)\" is neither true nor false", help: "write true or false")
      }
    case .date: return date(text, timeZone)
    case .url: return url(text)
    case .link:
      // Everything else is checked when the site is linked.
      let isExternal = ["https://", "http://"].contains(where: text.lowercased().hasPrefix)
      return isExternal ? url(text) : .text(text)
    case .email:
      if text.lowercased().hasPrefix("mailto:") {
        return .failure("an email address must not begin with \"mailto:\"", help: "write \(text.dropFirst(7))")
      }
      let parts = text.split(separator: "@", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !text.contains(where: \.isWhitespace) else {
        return .failure("\"\(text)\" is not an email address", help: "write an email address such as press@example.org")
      }
      return .text(text)
    case .color:
      let digits = text.dropFirst()
      guard text.hasPrefix("#"), [3, 4, 6, 8].contains(digits.count), digits.allSatisfy(\.isHexDigit) else {
        return .failure("\"\(text)\" is not a hexadecimal color", help: "write a color such as \"#8a2016\", in quotes")
      }
      return .text(text)
    case .choice(let choices):
      guard choices.contains(where: { $0.name == text }) else {
        let named = choices.first { $0.label == text }?.name ?? nearestName(to: text, in: choices.names)
        let nearest = named.map { "did you mean \"\($0)\"? " } ?? ""
        return .failure(
          "\"\(text)\" is not one of the choices for \"\(field)\"",
          help: nearest + "use one of: \(choices.names.joined(separator: ", "))")
      }
      return .text(text)
    default: return .text(text)
    }
  }

  /// Returns the number in text that also contains commas, percent signs, or dollar signs; `nil` if it contains
  /// anything else.
  private static func digits(of text: String) -> String? {
    let rest = text.filter { !",%$ ".contains($0) }
    return rest != text && Double(wholeText: rest) != nil ? rest : nil
  }

  private static func date(_ text: String, _ timeZone: TimeZone?) -> Outcome {
    switch DateValue.read(text) {
    case .success(let date): .value(.date(date))
    case .failure(.noDate):
      .failure(
        "\"\(text)\" is not a date",
        help: DateAdvice.read(text).map { "write \($0.isoText)" }
          ?? "write a date such as 2014, 2014-01, 2014-01-31, or 2014-01-31 18:00 -0500")
    case .failure(.notInCalendar):
      .failure(
        "\"\(text)\" is not a valid date",
        help: text.contains(":") ? "check the day, the time, and the time zone" : "check the month and the day")
    case .failure(.noZone): time(text, in: timeZone)
    }
  }

  /// Reads a day and a time of day in `timeZone`.
  private static func time(_ text: String, in timeZone: TimeZone?) -> Outcome {
    guard let timeZone else {
      return .failure(
        "the time \"\(text)\" has no time zone", help: "add one, as in \(text) -0500, or set a time-zone in site.yml")
    }
    guard case .success(let local) = DateValue.read(text + "Z"),
      let date = timeZone.date(ofLocal: local.secondsSinceEpoch)
    else {
      return .failure("\"\(text)\" is not a valid date", help: "check the day and the time")
    }
    return .value(.date(date))
  }

  /// Reads a URL (RFC 3986) that has an HTTP scheme, a host, and no characters that must be escaped.
  private static func url(_ text: String) -> Outcome {
    let lower = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix) else {
      return .failure("\"\(text)\" is not a URL", help: "begin it with https://")
    }
    let host = lower.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    guard !host.isEmpty,
      !text.unicodeScalars.contains(where: {
        $0.properties.isWhitespace || "<>\"{}|\\^`".unicodeScalars.contains($0) || $0.value < 32
      })
    else {
      return .failure("\"\(text)\" is not a URL", help: "check it for spaces and stray characters")
    }
    return .text(text)
  }
}

extension FieldType {
  /// A description of a value of this type, for messages: "a whole number".
  var expectation: String {
    switch self {
    case .text: "text"
    case .markdown: "Markdown text"
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    case .date: "a date"
    case .url, .link: "a URL"
    case .email: "an email address"
    case .color: "a color"
    case .choice: "one of its choices"
    case .image: "an image"
    case .file: "a file path"
    case .reference(let reference): "the name of \(withArticle(reference.type))"
    case .list: "a list"
    case .record, .map: "a set of fields"
    }
  }
}
