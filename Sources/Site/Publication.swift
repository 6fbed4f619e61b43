import Content
import Values

/// Which documents the site shows, on a given day.
package struct Publication: Sendable {
  /// The day that counts as today.
  package let today: DateValue
  package let includesDrafts: Bool
  /// Whether documents whose day is still to come are shown, as in a preview.
  package let includesScheduled: Bool

  package init(today: DateValue, includesDrafts: Bool, includesScheduled: Bool = false) {
    self.today = today
    self.includesDrafts = includesDrafts
    self.includesScheduled = includesScheduled
  }

  /// What keeps a document from its readers for now.
  package enum Delay: Hashable, Sendable {
    case draft
    /// Until a day or a moment.
    case scheduled(DateValue)
  }

  /// Whether `document` is what its type requires, neither a draft, nor still to come, nor over on the day. No option
  /// shows what its type does not allow.
  func shows(_ document: Document, type: ContentType) -> Bool {
    if let requirement = type.requirement, !document.meets(requirement, today: today) { return false }
    if Self.isDraft(document, type), !includesDrafts { return false }
    if start(of: document, type) != nil, !includesScheduled { return false }
    guard let end = document.value("expires", in: type).dateValue else { return true }
    // A build knows the day and not the hour: what has a time is shown no longer than it may be.
    return end.precision == .time ? end.secondsSinceEpoch >= today.secondsSinceEpoch + 86_400 : end.day > today.day
  }

  /// What keeps `document` back on the day; `nil` for what readers see.
  package func delay(of document: Document, type: ContentType) -> Delay? {
    Self.isDraft(document, type) ? .draft : start(of: document, type).map { .scheduled($0) }
  }

  private static func isDraft(_ document: Document, _ type: ContentType) -> Bool {
    document.value("draft", in: type).isTrueBoolean
  }

  /// When it is to appear, if that is still to come: what has a time appears when its moment has surely passed.
  private func start(of document: Document, _ type: ContentType) -> DateValue? {
    guard let start = document.value("publish-on", in: type).dateValue else { return nil }
    let isToCome = start.precision == .time ? start.secondsSinceEpoch > today.secondsSinceEpoch : start.day > today.day
    return isToCome ? start : nil
  }
}
