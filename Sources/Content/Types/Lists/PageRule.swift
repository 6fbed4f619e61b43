/// A rule for which documents have a page of their own.
package enum PageRule: Sendable {
  case always
  case never
  /// The documents without a URL in this field, which would send readers elsewhere.
  case unless(FieldPath)
}
