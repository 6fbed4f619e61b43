/// A field of a form in the browser.
package enum FormWidget: Sendable {
  case text
  /// Text that must match a regular expression, and the message to show if it does not.
  case pattern(String, message: String)
  case markdown
  case number(isInteger: Bool)
  case boolean
  case color
  case file
}
