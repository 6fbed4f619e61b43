import Content
import Diagnostics
import Values

/// Checks the dates of documents that the site itself reads.
struct DateFindings {
  let publication: Publication
  let types: ContentTypes

  /// Returns the findings about a document: it expires before it is published, it ends before it starts in a
  /// calendar, or its date is in the future although nothing delays its publication.
  func findings(of document: Document) -> [Diagnostic] {
    let type = types[document.type]
    let start = document.value(.publishOn, in: type).dateValue
    let end = document.value(.expires, in: type).dateValue
    var found: [Diagnostic] = []
    if let start, let end, publication.moment(of: end) <= publication.moment(of: start) {
      let places = [document.location(of: "publish-on"), document.location(of: "expires")]
      found.append(
        Diagnostic(
          .dateOrder,
          "this \(type.labels.singular) expires on \(firstDay(of: end)), \(phrase(for: start, of: end)), so it never appears",
          at: places.max(), help: "write a later date for \"expires\""))
    }
    if let period = type.calendarPeriod, document.meets(period.isReversed, today: publication.today),
      let start = document.value(period.start, in: type).dateValue,
      let end = document.value(period.end, in: type).dateValue
    {
      var values = ValuePlaces()
      let places = [period.start, period.end].map { values.place(ofField: $0, in: document) }
      found.append(
        Diagnostic(
          .dateOrder, "this \(type.labels.singular) ends on \(end.isoText), before it starts on \(start.isoText)",
          at: places.max(), help: "write a later date for \"\(period.end)\""))
    }
    let isPublished = start.map { publication.moment(of: $0) <= publication.moment } ?? true
    if isPublished, !document.isWrong, !type.roles.hasFutureDates, let date = document.value(.date, in: type).dateValue,
      publication.moment(of: date) > publication.moment
    {
      found.append(
        Diagnostic(
          .futureDate, "\"date\" is in the future, but this \(type.labels.singular) is already published",
          at: document.location(of: "date"),
          help:
            "correct the date, or \(start == nil ? "add" : "write") \"publish-on: \(date.isoText)\" to publish the \(type.labels.singular) on that day"
        ).dated)
    }
    return found
  }

  /// Returns a clause that says when a document is published that expires at `end`, which is not later.
  private func phrase(for start: DateValue, of end: DateValue) -> String {
    publication.moment(of: end) == publication.moment(of: start)
      ? "as soon as it is published" : "before it is published on \(firstDay(of: start))"
  }

  /// Returns a date as text; a year or a month is shown as the day that it means.
  private func firstDay(of date: DateValue) -> String {
    (date.precision < .day ? DateValue(secondsSinceEpoch: date.secondsSinceEpoch) : date).isoText
  }
}
