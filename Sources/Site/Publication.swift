import Content
import Values

/// Which documents the site shows, on a given day.
package struct Publication: Sendable {
  /// The day that counts as today.
  package let today: DateValue
  package let includesDrafts: Bool

  package init(today: DateValue, includesDrafts: Bool) {
    self.today = today
    self.includesDrafts = includesDrafts
  }

  /// Whether `document` is neither a draft, nor still to come, nor over on the day.
  func shows(_ document: Document, type: ContentType) -> Bool {
    if document.value("draft", in: type).isTrueBoolean, !includesDrafts { return false }
    if let start = document.value("publish-on", in: type).dateValue, start.day > today.day { return false }
    if let end = document.value("expires", in: type).dateValue, end.day <= today.day { return false }
    return true
  }
}
