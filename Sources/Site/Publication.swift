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

  /// Why the site does not show a document.
  package enum Absence: Hashable, Sendable {
    case draft
    /// The day or moment from which it is shown.
    case scheduled(DateValue)
    /// The day or moment since which it is no longer shown.
    case over(DateValue)
    /// What its type requires of it, as that is written there.
    case requirement(String)

    /// The reason in a clause: "it is a draft".
    package var clause: String {
      switch self {
      case .draft: "it is a draft"
      case .scheduled(let start): "it is to appear on \(start.isoText)"
      case .over(let end): "it expires on \(end.isoText)"
      case .requirement(let condition): "it is not \"\(condition)\""
      }
    }
  }

  /// Why `document` is not shown on the day; `nil` where it is. What its type requires is told only of what would be shown otherwise, and no
  /// option shows what its type does not allow.
  package func absence(of document: Document, type: ContentType) -> Absence? {
    if Self.isDraft(document, type), !includesDrafts { return .draft }
    if let start = start(of: document, type), !includesScheduled { return .scheduled(start) }
    if let end = end(of: document, type) { return .over(end) }
    guard let requirement = type.requirement, !document.meets(requirement, today: today) else { return nil }
    return .requirement(type.requirementText ?? "")
  }

  /// What keeps `document` back on the day; `nil` for what readers see.
  package func delay(of document: Document, type: ContentType) -> Delay? {
    Self.isDraft(document, type) ? .draft : start(of: document, type).map { .scheduled($0) }
  }

  private static func isDraft(_ document: Document, _ type: ContentType) -> Bool {
    document.value(.draft, in: type).isTrueBoolean
  }

  /// Since when it is over, if it is.
  private func end(of document: Document, _ type: ContentType) -> DateValue? {
    guard let end = document.value(.expires, in: type).dateValue else { return nil }
    // A build knows the day and not the hour: what has a time is shown no longer than it may be.
    let isOver =
      end.precision == .time ? end.secondsSinceEpoch < today.secondsSinceEpoch + 86_400 : end.day <= today.day
    return isOver ? end : nil
  }

  /// When it is to appear, if that is still to come: what has a time appears when its moment has surely passed.
  private func start(of document: Document, _ type: ContentType) -> DateValue? {
    guard let start = document.value(.publishOn, in: type).dateValue else { return nil }
    let isToCome = start.precision == .time ? start.secondsSinceEpoch > today.secondsSinceEpoch : start.day > today.day
    return isToCome ? start : nil
  }
}

extension Publication.Absence? {
  /// The reason, where it is known, to follow on "is not published".
  package var afterColon: String { map { ": \($0.clause)" } ?? "" }
}
