import TimeZones
import Values

/// A year, a month, a day, or a day with a time.
package struct DateType: ScalarType {
  package let name = "date"
  package let otherNames = ["datetime"]
  package let expectation = "a date"
  package let advice = "A date: 2014-03-31, 2014-03, or 2014"
  package let example = "2014-01-31"
  package let valueType = ValueType.date
  package let notation = ScalarNotation.literal
  package let schema = ScalarSchema(types: ["string", "integer"], pattern: Self.pattern, range: 1000...9999)
  // A date picker would turn a year into a specific day.
  package let widget = FormWidget.pattern(
    Self.pattern, message: "Write a date such as 2014, 2014-03, or 2014-03-31")
  package let recognition = ValueRecognition.date
  package let identification = RecordIdentification.ifFirst

  private static let pattern =
    #"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])"#
    + #"([Tt ] *\d{1,2}:\d{2}(:\d{2}(\.\d+)?)? *([Zz]|[+-]\d{1,4}(:\d{2})?))?)?)?$"#

  package func read(_ text: String, timeZone: TimeZone?) -> ScalarOutcome {
    switch DateValue.read(text) {
    case .success(let date) where date.civil.year < 1000:
      .failure(
        "\"\(text)\" is in the year \(date.civil.year)", help: "correct the year, which has four digits, as in 2014")
    // A place is between 12 hours behind and 14 hours ahead of UTC, and nobody lives at the first of these offsets.
    case .success(let date) where date.zoneOffset <= -720 || date.zoneOffset > 840:
      .failure(
        "\"\(text)\" ends with an offset from UTC that no place has",
        help: "write only one time in this field, as in 2014-01-31 18:00 -0500")
    case .success(let date): .value(.date(date))
    case .failure(.noDate):
      .failure(
        "\"\(text)\" is not a date",
        help: DateAdvice.read(text).map { advice($0, timeZone) } ?? DateAdvice.zoneAdvice(text)
          ?? "write a date such as 2014, 2014-01, 2014-01-31, or 2014-01-31 18:00 -0500")
    case .failure(.notInCalendar):
      .failure(
        "\"\(text)\" is not a valid date",
        help: DateAdvice.read(text).map { advice($0, timeZone) }
          ?? (text.contains(":") ? "check the day, the time, and the time zone" : "check the month and the day"))
    case .failure(.noZone): local(text, in: timeZone)
    }
  }

  /// Returns advice to write `date`, which has no time zone if it has a time.
  private func advice(_ date: String, _ timeZone: TimeZone?) -> String {
    timeZone == nil && date.contains(":")
      ? "write the day, the time, and the offset from UTC, as in \(date) -0500" : "write \(date)"
  }

  /// Reads a day and a time of day in `timeZone`.
  private func local(_ text: String, in timeZone: TimeZone?) -> ScalarOutcome {
    guard let timeZone else {
      return .failure(
        "the time \"\(text)\" has no time zone", help: "add one, as in \(text) -0500, or set a time-zone in site.yml")
    }
    guard case .success(let local) = DateValue.read(text + "Z"),
      let date = timeZone.date(ofLocal: local.secondsSinceEpoch)
    else {
      return .failure("\"\(text)\" is not a valid date", help: "check the day and the time")
    }
    return .localTime(date)
  }
}
