import Content
import Values

/// The reason that the site does not show a document.
package enum UnpublishedReason: Hashable, Sendable {
  case draft
  /// The day or moment from which it is shown.
  case scheduled(DateValue)
  /// The day or moment from which it is no longer shown.
  case over(DateValue)
  /// It expires before it would be shown, so it is never shown.
  case never
  /// The requirement of its type that it does not meet, as written in the type. `isDated` is true if it meets the
  /// requirement on another day.
  case requirement(String, isDated: Bool)

  /// The reason as a clause: "it is a draft".
  package var clause: String {
    switch self {
    case .draft: "it is a draft"
    case .scheduled(let start): "it is scheduled for \(start.isoText)"
    case .over(let end): "it expired on \(end.isoText)"
    case .never: "it expires before it is published"
    case .requirement(let condition, _): "it does not meet the condition \"\(condition)\""
    }
  }

  /// A Boolean value that indicates whether the document is published on another day, without an edit.
  package var isDated: Bool {
    switch self {
    case .draft: false
    case .scheduled, .over, .never: true
    case .requirement(_, let isDated): isDated
    }
  }
}

extension UnpublishedReason? {
  /// The reason, if it is known, with a colon, to follow "is not published".
  package var afterColon: String { map { ": \($0.clause)" } ?? "" }

  /// A Boolean value that indicates whether only the date is the reason.
  package var isDated: Bool { self?.isDated ?? false }
}
