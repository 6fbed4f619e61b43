import Testing
import TimeZones
import Values

/// The expected values come from Python's `zoneinfo` (with `fold=0`), which reads the same database.
@Suite("Time zones") struct TimeZoneTests {
  private func seconds(_ utc: String) throws -> Int {
    try #require(try? DateValue.read(utc.contains("T") ? utc + "Z" : utc).get()).secondsSinceEpoch
  }

  @Test(
    "A local time is a moment, and clocks show a local time at that moment",
    arguments: [
      ("America/New_York", "2026-01-15T12:00", "2026-01-15T17:00", "2026-01-15T12:00", -300),
      ("America/New_York", "2026-07-15T12:00", "2026-07-15T16:00", "2026-07-15T12:00", -240),
      // Clocks are set forward at 2:00: a time that does not occur is read with the offset from before.
      ("America/New_York", "2026-03-08T01:59", "2026-03-08T06:59", "2026-03-08T01:59", -300),
      ("America/New_York", "2026-03-08T02:00", "2026-03-08T07:00", "2026-03-08T03:00", -240),
      ("America/New_York", "2026-03-08T02:30", "2026-03-08T07:30", "2026-03-08T03:30", -240),
      ("America/New_York", "2026-03-08T03:00", "2026-03-08T07:00", "2026-03-08T03:00", -240),
      // Clocks are set back at 2:00: a time that occurs twice is the first of the two.
      ("America/New_York", "2026-11-01T00:59", "2026-11-01T04:59", "2026-11-01T00:59", -240),
      ("America/New_York", "2026-11-01T01:00", "2026-11-01T05:00", "2026-11-01T01:00", -240),
      ("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30", "2026-11-01T01:30", -240),
      ("America/New_York", "2026-11-01T02:00", "2026-11-01T07:00", "2026-11-01T02:00", -300),
      ("Europe/Madrid", "2026-03-29T02:30", "2026-03-29T01:30", "2026-03-29T03:30", 120),
      ("Europe/Madrid", "2026-10-25T02:30", "2026-10-25T00:30", "2026-10-25T02:30", 120),
      // On Lord Howe Island, clocks change by half an hour, from 10:30 to 11:00.
      ("Australia/Lord_Howe", "2026-01-15T12:00", "2026-01-15T01:00", "2026-01-15T12:00", 660),
      ("Australia/Lord_Howe", "2026-07-15T12:00", "2026-07-15T01:30", "2026-07-15T12:00", 630),
      ("Australia/Lord_Howe", "2026-10-04T01:59", "2026-10-03T15:29", "2026-10-04T01:59", 630),
      ("Australia/Lord_Howe", "2026-10-04T02:00", "2026-10-03T15:30", "2026-10-04T02:30", 660),
      ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45", "2026-10-04T02:45", 660),
      ("Australia/Lord_Howe", "2026-10-04T02:30", "2026-10-03T15:30", "2026-10-04T02:30", 660),
      ("Australia/Lord_Howe", "2026-04-05T01:29", "2026-04-04T14:29", "2026-04-05T01:29", 660),
      ("Australia/Lord_Howe", "2026-04-05T01:30", "2026-04-04T14:30", "2026-04-05T01:30", 660),
      ("Australia/Lord_Howe", "2026-04-05T01:59", "2026-04-04T14:59", "2026-04-05T01:59", 660),
      ("Australia/Lord_Howe", "2026-04-05T02:00", "2026-04-04T15:30", "2026-04-05T02:00", 630),
      // Offsets of a half or a quarter of an hour.
      ("Asia/Kolkata", "2026-01-15T00:00", "2026-01-14T18:30", "2026-01-15T00:00", 330),
      ("Asia/Kolkata", "2026-07-15T23:59", "2026-07-15T18:29", "2026-07-15T23:59", 330),
      ("Asia/Kathmandu", "2026-07-15T12:00", "2026-07-15T06:15", "2026-07-15T12:00", 345),
      ("America/St_Johns", "2026-03-08T02:30", "2026-03-08T06:00", "2026-03-08T03:30", -150),
      ("America/St_Johns", "2026-11-01T01:30", "2026-11-01T04:00", "2026-11-01T01:30", -150),
      ("Pacific/Chatham", "2026-04-05T03:00", "2026-04-04T13:15", "2026-04-05T03:00", 825),
      // Midnight does not occur.
      ("America/Sao_Paulo", "2018-11-04T00:30", "2018-11-04T03:30", "2018-11-04T01:30", -120),
      ("Africa/Cairo", "2026-04-24T00:30", "2026-04-23T22:30", "2026-04-24T01:30", 180),
      // After the last transition in the file, its footer applies.
      ("Australia/Lord_Howe", "2126-10-06T02:15", "2126-10-05T15:45", "2126-10-06T02:45", 660),
      ("America/New_York", "2126-03-10T02:30", "2126-03-10T07:30", "2126-03-10T03:30", -240),
      ("America/New_York", "2126-07-01T12:00", "2126-07-01T16:00", "2126-07-01T12:00", -240),
      // Before 1970, and on both sides of a day that Samoa skipped.
      ("America/New_York", "1969-07-20T16:17", "1969-07-20T20:17", "1969-07-20T16:17", -240),
      ("Pacific/Apia", "2011-12-29T12:00", "2011-12-29T22:00", "2011-12-29T12:00", -600),
      ("Pacific/Apia", "2011-12-31T00:00", "2011-12-30T10:00", "2011-12-31T00:00", 840),
      ("UTC", "2026-03-08T02:30", "2026-03-08T02:30", "2026-03-08T02:30", 0),
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
      ("America/New_York", "2026-03-08", "2026-03-08T05:00", 1380),
      ("America/New_York", "2026-03-09", "2026-03-09T04:00", 1440),
      ("America/New_York", "2026-11-01", "2026-11-01T04:00", 1500),
      ("America/New_York", "2026-11-02", "2026-11-02T05:00", 1440),
      ("Australia/Lord_Howe", "2026-10-04", "2026-10-03T13:30", 1410),
      ("Australia/Lord_Howe", "2026-10-05", "2026-10-04T13:00", 1440),
      ("Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00", 1470),
      ("Australia/Lord_Howe", "2026-04-06", "2026-04-05T13:30", 1440),
      ("Asia/Kolkata", "2026-01-01", "2025-12-31T18:30", 1440),
      // The day begins at 1:00, because clocks are set forward at midnight.
      ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00", 1380),
      ("Africa/Cairo", "2026-04-24", "2026-04-23T22:00", 1380),
      // Midnight occurs twice.
      ("America/Havana", "2026-11-01", "2026-11-01T04:00", 1500), ("UTC", "2026-01-01", "2026-01-01T00:00", 1440),
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
