import Content
import TimeZones
import Values

/// The rules that determine which documents the site shows at a moment.
package struct Publication: Sendable {
  /// The moment, in seconds since 1970-01-01T00:00:00Z.
  package let moment: Int
  /// The zone in which days begin.
  package let zone: TimeZone
  /// The day of ``moment`` in ``zone``.
  package let today: DateValue
  package var includesDrafts = false
  /// A Boolean value that indicates whether documents with a future publication date are shown, as in a preview.
  package var includesScheduled = false
  /// A Boolean value that indicates whether every document is treated as published that is published at some time.
  private var ignoresDates = false

  package init(moment: Int, zone: TimeZone) {
    self.moment = moment
    self.zone = zone
    today = DateValue(secondsSinceEpoch: zone.day(of: moment) * 86_400)
  }

  /// The same rules without dates: scheduled and expired documents are treated as published.
  ///
  /// These rules decide what is an error, so that no error appears or disappears with the date.
  package var ignoringDates: Publication {
    var publication = self
    publication.ignoresDates = true
    return publication
  }

  /// The reason that a document is not shown to readers yet.
  package enum Delay: Hashable, Sendable {
    case draft
    /// The day or moment from which it is shown.
    case scheduled(DateValue)
  }

  /// Returns the reason that `document` is not shown; `nil` if it is shown.
  ///
  /// A reason that applies on every day comes first, so that which of them is the reason does not depend on the date. No
  /// option shows a document that does not meet the requirement of its type.
  package func unpublishedReason(of document: Document, type: ContentType) -> UnpublishedReason? {
    if Self.isDraft(document, type), !includesDrafts { return .draft }
    // A field with an error has no value, so the requirement cannot be checked. Such a site is not built.
    let requirement = document.isWrong ? nil : type.conditions.requirement
    let canMeet = (requirement?.condition).map(document.canMeet) ?? true
    if !canMeet { return .requirement(requirement?.text ?? "", isDated: false) }
    if ignoresDates { return nil }
    if isNeverShown(document, type) { return .never }
    if let start = start(of: document, type), !includesScheduled { return .scheduled(start) }
    if let end = end(of: document, type) { return .over(end) }
    guard let requirement, !document.meets(requirement.condition, today: today) else { return nil }
    return .requirement(requirement.text, isDated: true)
  }

  /// Returns the reason that `document` is not shown to readers yet; `nil` if it is.
  package func delay(of document: Document, type: ContentType) -> Delay? {
    Self.isDraft(document, type) ? .draft : start(of: document, type).map { .scheduled($0) }
  }

  /// Returns the moments at which a document appears or disappears because of its dates.
  package func changes(of document: Document, type: ContentType) -> [Int] {
    guard !Self.isDraft(document, type) || includesDrafts else { return [] }
    let dates = [StandardField.publishOn, .expires].map { document.value($0, in: type).dateValue }
    return dates.compactMap { $0.map(moment(of:)) }
  }

  /// Returns whether a document that is not shown for the reason `absence` was shown on an earlier day.
  func wasPublished(_ document: Document, type: ContentType, absence: UnpublishedReason?) -> Bool {
    let last: Int
    switch absence {
    case .over(let end): last = zone.day(of: moment(of: end) - 1)
    case .requirement(_, isDated: true): last = today.day - 1
    case .draft, .scheduled, .never, .requirement, nil: return false
    }
    let start = document.value(.publishOn, in: type).dateValue.map { zone.day(of: moment(of: $0)) }
    guard let requirement = type.conditions.requirement?.condition else { return start.map { $0 <= last } ?? true }
    return document.meets(requirement, notBefore: start, upTo: last)
  }

  /// Returns the moment of a date: the start of its first day in ``zone`` if it has no time.
  package func moment(of date: DateValue) -> Int {
    date.precision == .time ? date.secondsSinceEpoch : zone.startOfDay(date.day)
  }

  /// Returns the moment of a date as a date with a time: a day becomes its first moment in ``zone``. A year or a month
  /// has none, and stays as it is.
  func momentAsDate(_ date: DateValue) -> DateValue {
    date.precision == .day ? zone.date(ofLocal: date.secondsSinceEpoch) ?? date : date
  }

  private static func isDraft(_ document: Document, _ type: ContentType) -> Bool {
    document.value(.draft, in: type).isTrueBoolean
  }

  /// Returns whether a document expires before it would be published.
  private func isNeverShown(_ document: Document, _ type: ContentType) -> Bool {
    guard !includesScheduled, let start = document.value(.publishOn, in: type).dateValue,
      let end = document.value(.expires, in: type).dateValue
    else { return false }
    return moment(of: end) <= moment(of: start)
  }

  /// Returns the date since which a document is over; `nil` if it is not over.
  private func end(of document: Document, _ type: ContentType) -> DateValue? {
    guard let end = document.value(.expires, in: type).dateValue else { return nil }
    return moment(of: end) <= moment ? end : nil
  }

  /// Returns the date on which a document will be published; `nil` if it is not in the future.
  private func start(of document: Document, _ type: ContentType) -> DateValue? {
    guard let start = document.value(.publishOn, in: type).dateValue else { return nil }
    return moment(of: start) > moment ? start : nil
  }
}
