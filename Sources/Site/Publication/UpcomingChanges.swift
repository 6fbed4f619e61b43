import Content
import Diagnostics
import Parallel
import Values

/// The changes of a site that dates cause, without an edit, after the moment that it is built for.
package struct UpcomingChanges: Sendable {
  private let settings: SiteSettings
  private let types: ContentTypes
  private let publication: Publication

  package init(_ settings: SiteSettings, types: ContentTypes, publication: Publication) {
    self.settings = settings
    self.types = types
    self.publication = publication
  }

  /// Returns the changes of `documents` and of the banner, in order. With checks, it includes the days on which checks
  /// begin to report a document. Linear in the number of documents.
  package func all(
    of documents: [Document], withChecks: Bool, parallelism: Parallelism
  ) async -> [UpcomingChange] {
    await parallelism.map(documents.count, chunk: 256) { range in
      documents[range].flatMap { changes(of: $0, withChecks: withChecks) }
    }.reduce(into: bannerChanges) { $0 += $1 }.sorted()
  }

  /// Returns the next change; `nil` if the site stays the same until it is edited.
  package func next(of documents: [Document], parallelism: Parallelism) async -> UpcomingChange? {
    let found = await parallelism.map(documents.count, chunk: 256) { range in
      [documents[range].lazy.compactMap { changes(of: $0, withChecks: false).min() }.min()]
    }.flatMap { $0 }
    return (found.compactMap { $0 } + bannerChanges).min()
  }

  /// Returns the findings of checks that a day has caused about the published documents, in order.
  package func due(among documents: [Document]) -> [Diagnostic] {
    documents.filter { publication.unpublishedReason(of: $0, type: types[$0.type]) == nil }
      .flatMap { types[$0.type].checkFindings(of: $0, today: publication.today) }
      .filter(\.isDated).inReadingOrder()
  }

  private func changes(of document: Document, withChecks: Bool) -> [UpcomingChange] {
    let type = types[document.type]
    guard publication.ignoringDates.unpublishedReason(of: document, type: type) == nil else { return [] }
    let start = document.value(.publishOn, in: type).dateValue.map(publication.moment(of:)) ?? Int.min
    let end = document.value(.expires, in: type).dateValue.map(publication.moment(of:)) ?? Int.max
    let begin = publication.includesScheduled ? Int.min : start
    guard begin < end else { return [] }
    let isShown = begin..<end
    var found: [UpcomingChange] = []
    func add(_ moment: Int, _ cause: UpcomingChange.Cause, _ clause: String, at field: String?) {
      let location = field.map(document.location(of:)) ?? document.origin.start
      found.append(UpcomingChange(moment: moment, cause: cause, clause: clause, location: location))
    }
    if begin > publication.moment { add(begin, .published, "is published", at: StandardField.publishOn.key) }
    if end < Int.max { add(end, .expires, "expires", at: StandardField.expires.key) }
    for change in DatedConditions(type, withChecks: withChecks).changes(of: document, after: publication.today) {
      let moment = publication.zone.startOfDay(change.day)
      if isShown.contains(moment) { add(moment, change.cause, change.clause, at: change.field) }
    }
    func addArrival(of date: DateValue?, in field: String) {
      guard let date, date.precision >= .day else { return }
      let moment = publication.zone.startOfDay(date.day(in: publication.zone).day)
      if isShown.contains(moment) { add(moment, .dated, "reaches the date in \"\(field)\"", at: field) }
    }
    let (date, feedDate) = (document.value(.date, in: type).dateValue, type.feedDate(of: document))
    addArrival(of: date, in: StandardField.date.key)
    if feedDate != date { addArrival(of: feedDate, in: type.roles.feedDate) }
    return found.filter { $0.moment > publication.moment && meetsRequirement(document, type, around: $0.moment) }
  }

  /// Returns whether a document meets the requirement of its type on the day of a moment, or just before it.
  private func meetsRequirement(_ document: Document, _ type: ContentType, around moment: Int) -> Bool {
    guard let requirement = type.conditions.requirement?.condition, requirement.dependsOnToday else { return true }
    return [moment, moment - 1].contains { moment in
      document.meets(requirement, today: DateValue(secondsSinceEpoch: publication.zone.day(of: moment) * 86_400))
    }
  }

  private var bannerChanges: [UpcomingChange] {
    let dates = settings.values.bannerDates
    if let from = dates.from, let until = dates.until, until.days.upperBound < from.days.lowerBound { return [] }
    let days = [
      dates.from.map { ($0.days.lowerBound, "the banner appears") },
      dates.until.map { ($0.days.upperBound + 1, "the banner disappears") },
    ]
    return days.compactMap { $0 }.map { day, clause in
      UpcomingChange(
        moment: publication.zone.startOfDay(day), cause: .banner, clause: clause,
        location: settings.values.bannerLocation)
    }.filter { $0.moment > publication.moment }
  }
}
