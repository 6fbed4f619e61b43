/// Receives the contents of an XML document while it is read, in document order.
package protocol XMLReceiver: AnyObject {
  /// Receives the start of an element; `name` is as written, with its prefix.
  func start(_ name: String, attributes: [String: String], line: Int)
  /// Receives a piece of text in the innermost element. Text may arrive in several pieces.
  func text(_ text: String)
  /// Receives the end of the innermost element.
  func end(_ name: String)
  /// Returns the text for a named reference that XML does not define, such as `nbsp`; `nil` if it is unknown.
  func entity(_ name: String) -> String?
}
