import Testing
import TimeZones
import Values

/// The expected values come from Python's `zoneinfo` (with `fold=0`), which reads the same database. Almost all dates are in
/// the past, because newer versions of the database can change the rules for the future.
@Suite("Time zones") struct TimeZoneTests {
  private func seconds(_ utc: String) throws -> Int {
    try #require(try? DateValue.read(utc.contains("T") ? utc + "Z" : utc).get()).secondsSinceEpoch
  }

  @Test(
    "A local time is a moment, and clocks show a local time at that moment",
    arguments: [
      ("America/New_York", "2024-01-15T12:00", "2024-01-15T17:00", "2024-01-15T12:00", -300),
      ("America/New_York", "2024-07-15T12:00", "2024-07-15T16:00", "2024-07-15T12:00", -240),
      // Clocks are set forward at 2:00: a time that does not occur is read with the offset from before.
      ("America/New_York", "2024-03-10T01:59", "2024-03-10T06:59", "2024-03-10T01:59", -300),
      ("America/New_York", "2024-03-10T02:00", "2024-03-10T07:00", "2024-03-10T03:00", -240),
      ("America/New_York", "2024-03-10T02:30", "2024-03-10T07:30", "2024-03-10T03:30", -240),
      ("America/New_York", "2024-03-10T03:00", "2024-03-10T07:00", "2024-03-10T03:00", -240),
      // Clocks are set back at 2:00: a time that occurs twice is the first of the two.
      ("America/New_York", "2024-11-03T00:59", "2024-11-03T04:59", "2024-11-03T00:59", -240),
      ("America/New_York", "2024-11-03T01:00", "2024-11-03T05:00", "2024-11-03T01:00", -240),
      ("America/New_York", "2024-11-03T01:30", "2024-11-03T05:30", "2024-11-03T01:30", -240),
      ("America/New_York", "2024-11-03T02:00", "2024-11-03T07:00", "2024-11-03T02:00", -300),
      ("Europe/Madrid", "2024-03-31T02:30", "2024-03-31T01:30", "2024-03-31T03:30", 120),
      ("Europe/Madrid", "2024-10-27T02:30", "2024-10-27T00:30", "2024-10-27T02:30", 120),
      // On Lord Howe Island, clocks change by half an hour, from 10:30 to 11:00.
      ("Australia/Lord_Howe", "2024-01-15T12:00", "2024-01-15T01:00", "2024-01-15T12:00", 660),
      ("Australia/Lord_Howe", "2024-07-15T12:00", "2024-07-15T01:30", "2024-07-15T12:00", 630),
      ("Australia/Lord_Howe", "2024-10-06T01:59", "2024-10-05T15:29", "2024-10-06T01:59", 630),
      ("Australia/Lord_Howe", "2024-10-06T02:00", "2024-10-05T15:30", "2024-10-06T02:30", 660),
      ("Australia/Lord_Howe", "2024-10-06T02:15", "2024-10-05T15:45", "2024-10-06T02:45", 660),
      ("Australia/Lord_Howe", "2024-10-06T02:30", "2024-10-05T15:30", "2024-10-06T02:30", 660),
      ("Australia/Lord_Howe", "2024-04-07T01:29", "2024-04-06T14:29", "2024-04-07T01:29", 660),
      ("Australia/Lord_Howe", "2024-04-07T01:30", "2024-04-06T14:30", "2024-04-07T01:30", 660),
      ("Australia/Lord_Howe", "2024-04-07T01:59", "2024-04-06T14:59", "2024-04-07T01:59", 660),
      ("Australia/Lord_Howe", "2024-04-07T02:00", "2024-04-06T15:30", "2024-04-07T02:00", 630),
      // Offsets of a half or a quarter of an hour.
      ("Asia/Kolkata", "2024-01-15T00:00", "2024-01-14T18:30", "2024-01-15T00:00", 330),
      ("Asia/Kolkata", "2024-07-15T23:59", "2024-07-15T18:29", "2024-07-15T23:59", 330),
      ("Asia/Kathmandu", "2024-07-15T12:00", "2024-07-15T06:15", "2024-07-15T12:00", 345),
      ("America/St_Johns", "2024-03-10T02:30", "2024-03-10T06:00", "2024-03-10T03:30", -150),
      ("America/St_Johns", "2024-11-03T01:30", "2024-11-03T04:00", "2024-11-03T01:30", -150),
      ("Pacific/Chatham", "2024-04-07T03:00", "2024-04-06T13:15", "2024-04-07T03:00", 825),
      // Midnight does not occur.
      ("America/Sao_Paulo", "2018-11-04T00:30", "2018-11-04T03:30", "2018-11-04T01:30", -120),
      ("Africa/Cairo", "2024-04-26T00:30", "2024-04-25T22:30", "2024-04-26T01:30", 180),
      // After the last transition in the file, its footer applies.
      ("Australia/Lord_Howe", "2126-10-06T02:15", "2126-10-05T15:45", "2126-10-06T02:45", 660),
      ("America/New_York", "2126-03-10T02:30", "2126-03-10T07:30", "2126-03-10T03:30", -240),
      ("America/New_York", "2126-07-01T12:00", "2126-07-01T16:00", "2126-07-01T12:00", -240),
      // Before 1970, and on both sides of a day that Samoa skipped.
      ("America/New_York", "1969-07-20T16:17", "1969-07-20T20:17", "1969-07-20T16:17", -240),
      ("Pacific/Apia", "2011-12-29T12:00", "2011-12-29T22:00", "2011-12-29T12:00", -600),
      ("Pacific/Apia", "2011-12-31T00:00", "2011-12-30T10:00", "2011-12-31T00:00", 840),
      ("UTC", "2024-03-10T02:30", "2024-03-10T02:30", "2024-03-10T02:30", 0),
    ])
  func moments(_ zone: String, _ local: String, _ utc: String, _ shown: String, _ offset: Int) throws {
    let zone = try TimeZoneDatabase().zone(named: zone)
    let moment = try zone.moment(ofLocal: seconds(local))
    #expect(moment == (try seconds(utc)))
    #expect(zone.offset(at: moment) == offset * 60)
    let date = try #require(zone.date(ofLocal: seconds(local)))
    #expect(date.secondsSinceEpoch == moment)
    #expect(date.zoneOffset == offset)
    #expect(date.day * 86_400 + date.secondOfDay == (try seconds(shown)))
    #expect(zone.day(of: moment) == date.day)
  }

  @Test(
    "A day begins at its first moment, and lasts longer or shorter when clocks change",
    arguments: [
      ("America/New_York", "2024-03-10", "2024-03-10T05:00", 1380),
      ("America/New_York", "2024-03-11", "2024-03-11T04:00", 1440),
      ("America/New_York", "2024-11-03", "2024-11-03T04:00", 1500),
      ("America/New_York", "2024-11-04", "2024-11-04T05:00", 1440),
      ("Australia/Lord_Howe", "2024-10-06", "2024-10-05T13:30", 1410),
      ("Australia/Lord_Howe", "2024-10-07", "2024-10-06T13:00", 1440),
      ("Australia/Lord_Howe", "2024-04-07", "2024-04-06T13:00", 1470),
      ("Australia/Lord_Howe", "2024-04-08", "2024-04-07T13:30", 1440),
      ("Asia/Kolkata", "2024-01-01", "2023-12-31T18:30", 1440),
      // The day begins at 1:00, because clocks are set forward at midnight.
      ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00", 1380),
      ("Africa/Cairo", "2024-04-26", "2024-04-25T22:00", 1380),
      // Midnight occurs twice.
      ("America/Havana", "2024-11-03", "2024-11-03T04:00", 1500), ("UTC", "2024-01-01", "2024-01-01T00:00", 1440),
    ])
  func days(_ zone: String, _ day: String, _ start: String, _ minutes: Int) throws {
    let zone = try TimeZoneDatabase().zone(named: zone)
    let number = try seconds(day) / 86_400
    let moment = zone.startOfDay(number)
    #expect(moment == (try seconds(start)))
    #expect(zone.startOfDay(number + 1) - moment == minutes * 60)
    #expect(zone.day(of: moment) == number)
    #expect(zone.day(of: moment - 1) == number - 1)
  }

  @Test("A zone that does not exist has an error that suggests the nearest name")
  func names() throws {
    let database = TimeZoneDatabase()
    for name in ["America/New_Yrok", "", "../zoneinfo/UTC", "/etc/passwd", "America"] {
      #expect(throws: TimeZoneDatabase.Failure.unknownName) { try database.zone(named: name) }
    }
    #expect(database.advice(for: "Australia/Lord_How", after: .unknownName) == "did you mean \"Australia/Lord_Howe\"?")
    let missing = TimeZoneDatabase(folder: "/nowhere")
    #expect(throws: TimeZoneDatabase.Failure.noDatabase) { try missing.zone(named: "Asia/Kolkata") }
    #expect(missing.advice(for: "Asia/Kolkata", after: .noDatabase) == "install the tzdata package")
    #expect(try missing.zone(named: "UTC").offset(at: 0) == 0)
  }
}
