import Testing
import Values

@Suite("Dates keep the precision that they were written with")
struct DateValueTests {
  @Test(
    "Valid dates and times are read",
    arguments: [
      ("2014", "2014"), ("2014-02", "2014-02"), ("2014-02-28", "2014-02-28"),
      ("2019-02-14 09:24:00 -0500", "2019-02-14T09:24:00-05:00"),
      ("2019-02-14 9:05:00 -0500", "2019-02-14T09:05:00-05:00"),
      ("2019-02-14T09:24Z", "2019-02-14T09:24:00Z"), ("2019-02-14T09:24:00+05:30", "2019-02-14T09:24:00+05:30"),
      ("2000-02-29", "2000-02-29"), ("2019-02-14T09:24:00.123Z", "2019-02-14T09:24:00Z"),
    ])
  func reads(text: String, iso: String) throws {
    let date = try DateValue.read(text).get()
    #expect(date.isoText == iso)
    #expect(Value.date(date).dateValue == date)
  }

  @Test(
    "Invalid dates and times are rejected",
    arguments: [
      ("yesterday", DateValue.ReadingFailure.noDate), ("14-01-01", .noDate), ("2014-1-1", .noDate),
      ("2014-13", .notInCalendar),
      ("2014-02-30", .notInCalendar), ("1900-02-29", .notInCalendar), ("2014-01-01 25:00 Z", .notInCalendar),
      ("2014-01-01 10:00", .noZone), ("2014-01-01 10:00 EST", .noDate), ("", .noDate), ("2014-01-01x", .noDate),
      ("0000", .notInCalendar),
    ])
  func rejects(text: String, reason: DateValue.ReadingFailure) {
    #expect(throws: reason) { try DateValue.read(text).get() }
  }

  @Test("Each day of four centuries follows the day before it in number and weekday")
  func calendar() throws {
    var previous = try #require(DateValue(year: 1799, month: 12, day: 31))
    for year in 1800..<2200 {
      for month in 1...12 {
        for day in 1...31 {
          guard let date = DateValue(year: year, month: month, day: day) else { continue }
          #expect(date.day == previous.day + 1)
          #expect(date.weekday == (previous.weekday + 1) % 7)
          #expect(date.civil == (year, month, day))
          previous = date
        }
      }
    }
    #expect(try #require(DateValue(year: 2026, month: 11, day: 23)).weekday == 1)
  }

  @Test("Times in different time zones compare as instants")
  func order() throws {
    let first = try DateValue.read("2019-01-01 23:00 -0500").get()
    let second = try DateValue.read("2019-01-02 03:00 Z").get()
    #expect(second < first)
  }
}
