import Values

/// Date filters.
enum DateFilters {
  static let all: [Function] = [
    Function("date", Parameter("pattern", .datePattern), "locale", result: .text) { workspace, value, arguments in
      guard let date = try date(value, workspace) else { return .null }
      let code = arguments[1].isMissing ? "en" : workspace.text(arguments[1])
      guard let locale = DateLocale.all[code] ?? DateLocale.all[DateLocale.primaryLanguage(of: code)] else {
        throw FunctionFailure(
          "dates cannot be formatted for the language \"\(code)\"",
          help: "use one of: \(DateLocale.all.keys.sorted().joined(separator: ", "))")
      }
      let pattern = arguments[0].isMissing ? locale.pattern : workspace.text(arguments[0])
      return workspace.make(try DatePattern(pattern).text(of: date, in: locale))
    },
    // A feed cannot contain a year or a month: its first day would be false.
    Function("rfc822", result: .text) { workspace, value, _ in
      guard let date = try date(value, workspace), date.precision >= .day else { return .null }
      return workspace.make(
        try DatePattern.day("%a, %d %b %Y", of: date) + " " + date.timeText + " "
          + date.zoneText(separator: "", utc: "GMT"))
    },
    Function("rfc3339", result: .text) { workspace, value, _ in
      guard let date = try date(value, workspace), date.precision >= .day else { return .null }
      return workspace.make(
        try DatePattern.day("%Y-%m-%d", of: date) + "T" + date.timeText + date.zoneText(separator: ":", utc: "Z"))
    },
    Function("icalendar", "moment", result: .html) { workspace, value, arguments in
      let help = "check the precision first, as in {% if item.start | precision == \"day\" %}"
      guard let date = try day(value, workspace, help: help) else { return .null }
      guard date.precision == .time || arguments[0].isTrue(workspace) else {
        return workspace.make(";VALUE=DATE:" + (try DatePattern.day("%Y%m%d", of: date))).markedAsHTML
      }
      let utc = date.inUTC
      let day = try DatePattern.day("%Y%m%d", of: utc)
      return workspace.make(":" + day + "T" + utc.timeText.replacing(":", with: "") + "Z").markedAsHTML
    },
    Function("precision", result: .text) { workspace, value, _ in
      guard let date = try date(value, workspace) else { return .null }
      return workspace.make("\(date.precision)")
    },
    Function("add_days", .integer("number", isRequired: true), result: .date) { workspace, value, arguments in
      guard let date = try day(value, workspace, help: "use a date that has a day") else { return .null }
      let number = try workspace.integer(arguments[0], "number", standard: 0)
      guard let moved = date.adding(days: number) else {
        throw FunctionFailure("the result is not between the years 1 and 9999")
      }
      return .date(moved)
    },
  ]

  /// Returns a date that is a day or a time. Returns `nil` for a missing value.
  private static func day(
    _ value: Value, _ workspace: borrowing Workspace, help: String
  ) throws(FunctionFailure) -> DateValue? {
    guard let date = try date(value, workspace), date.precision < .day else { return try date(value, workspace) }
    throw FunctionFailure("\(date.isoText) is only a \(date.precision), not a day", help: help)
  }

  /// Returns a date, or text in ISO 8601 format as a date. Returns `nil` for a missing value.
  private static func date(_ value: Value, _ workspace: borrowing Workspace) throws(FunctionFailure) -> DateValue? {
    if value.isMissing { return nil }
    if let date = value.dateValue { return date }
    if value.isText, case .success(let date) = DateValue.read(workspace.text(value)) { return date }
    throw FunctionFailure(
      "\(value.isText ? "\"\(workspace.text(value))\"" : value.kindName(workspace)) is not a date",
      help: value.isText ? "write a date in the form 2026-01-31" : nil)
  }
}
