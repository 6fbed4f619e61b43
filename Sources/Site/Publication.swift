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

  /// Whether `document` is what its type requires, neither a draft, nor still to come, nor over on the day. No option
  /// shows what its type does not allow.
  func shows(_ document: Document, type: ContentType) -> Bool {
    if let requirement = type.requirement, !document.meets(requirement, today: today) { return false }
    if document.value("draft", in: type).isTrueBoolean, !includesDrafts { return false }
    // A build knows the day and not the hour: what has a time is shown when its moment has surely passed, and no longer than it
    // may be.
    let midnight = today.secondsSinceEpoch
    if let start = document.value("publish-on", in: type).dateValue {
      if start.precision == .time ? start.secondsSinceEpoch > midnight : start.day > today.day { return false }
    }
    if let end = document.value("expires", in: type).dateValue {
      if end.precision == .time ? end.secondsSinceEpoch < midnight + 86_400 : end.day <= today.day { return false }
    }
    return true
  }
}
