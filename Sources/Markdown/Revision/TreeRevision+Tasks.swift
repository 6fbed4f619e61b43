import CCMarkGFM
import HTML

extension TreeRevision {
  /// Writes the checkbox of a task list item, with the text of the item's first paragraph as its accessible name.
  ///
  /// The checkbox is in this paragraph, even if the list has blank lines. The name is an attribute: a `label` would
  /// contain the item's links, and an ID would not be unique if a page shows several texts. Without text, the name is the
  /// marker.
  func nameCheckbox(of item: Node) {
    guard let paragraph = leadingParagraph(of: item), let checkbox = Node(CMARK_NODE_CUSTOM_INLINE) else { return }
    let text = PlainText.of(paragraph, separator: " ")
    let name = HTMLEscaping.escaped(text.isEmpty ? item.isChecked ? "[x]" : "[ ]" : text)
    checkbox.setHTML(
      "<input type=\"checkbox\" \(item.isChecked ? "checked=\"\" " : "")disabled=\"\" aria-label=\"\(name)\" /> ")
    item.removeExtension()
    paragraph.prepend(checkbox)
  }

  /// Returns the first paragraph of an item, which is added if the item does not begin with one.
  private func leadingParagraph(of item: Node) -> Node? {
    if let first = item.firstChild, first.type == CMARK_NODE_PARAGRAPH { return first }
    let paragraph = Node(CMARK_NODE_PARAGRAPH)
    paragraph.map(item.prepend)
    return paragraph
  }
}
