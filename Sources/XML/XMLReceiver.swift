/// What is told of an XML document while it is read, in the order of the document.
package protocol XMLReceiver: AnyObject {
  /// An element begins; `name` is as it is written, with its prefix.
  func start(_ name: String, attributes: [String: String], line: Int)
  /// A piece of text in the innermost element. One text may come in several pieces.
  func text(_ text: String)
  /// The innermost element ends.
  func end(_ name: String)
  /// A named reference that XML itself does not know: `nbsp`. What it stands for, or `nil` where that is not known.
  func entity(_ name: String) -> String?
}
