import Content
import Values

/// Decides which documents are published on a given day.
package struct Publication: Sendable {
  /// The day that is treated as today.
  package let today: DateValue
  package let includesDrafts: Bool
  /// A Boolean value that indicates whether documents with a future publication date are shown, as in a preview.
  package let includesScheduled: Bool

  package init(today: DateValue, includesDrafts: Bool, includesScheduled: Bool = false) {
    self.today = today
    self.includesDrafts = includesDrafts
    self.includesScheduled = includesScheduled
  }

  /// The reason why a document is not published yet.
  package enum Delay: Hashable, Sendable {
    case draft
    /// The document is published on a day or at a time.
    case scheduled(DateValue)
  }

  /// The reason why a document is not published.
  package enum Absence: Hashable, Sendable {
    case draft
    /// The day or time from which the document is published.
    case scheduled(DateValue)
    /// The day or time since which the document is no longer published.
    case over(DateValue)
    /// The requirement of its type that the document does not meet, as written.
    case requirement(String)

    /// The reason as a clause: "it is a draft".
    package var clause: String {
      switch self {
      case .draft: "it is a draft"
      case .scheduled(let start): "it is scheduled for \(start.isoText)"
      case .over(let end): "its expiration date is \(end.isoText)"
      case .requirement(let condition): "it does not meet the condition \"\(condition)\""
      }
    }
  }

  /// Returns why `document` is not published on the day; `nil` if it is. A failed requirement is returned only if there
  /// is no other reason, and no option overrides it.
  package func absence(of document: Document, type: ContentType) -> Absence? {
    if Self.isDraft(document, type), !includesDrafts { return .draft }
    if let start = start(of: document, type), !includesScheduled { return .scheduled(start) }
    if let end = end(of: document, type) { return .over(end) }
    guard let requirement = type.requirement, !document.meets(requirement, today: today) else { return nil }
    return .requirement(type.requirementText ?? "")
  }

  /// Returns why `document` is not published yet; `nil` if readers see it.
  package func delay(of document: Document, type: ContentType) -> Delay? {
    Self.isDraft(document, type) ? .draft : start(of: document, type).map { .scheduled($0) }
  }

  private static func isDraft(_ document: Document, _ type: ContentType) -> Bool {
    document.value(.draft, in: type).isTrueBoolean
  }

  /// Returns the expiration date if it has passed.
  private func end(of document: Document, _ type: ContentType) -> DateValue? {
    guard let end = document.value(.expires, in: type).dateValue else { return nil }
    // A build knows only the day, so a document that expires at a time of day is removed at the start of that day.
    let isOver =
      end.precision == .time ? end.secondsSinceEpoch < today.secondsSinceEpoch + 86_400 : end.day <= today.day
    return isOver ? end : nil
  }

  /// Returns the publication date if it has not passed. A document with a time of day appears only when that time has
  /// certainly passed.
  private func start(of document: Document, _ type: ContentType) -> DateValue? {
    guard let start = document.value(.publishOn, in: type).dateValue else { return nil }
    let isToCome = start.precision == .time ? start.secondsSinceEpoch > today.secondsSinceEpoch : start.day > today.day
    return isToCome ? start : nil
  }
}

extension Publication.Absence? {
  /// The reason, if known, to append to "is not published".
  package var afterColon: String { map { ": \($0.clause)" } ?? "" }
}
