import CCMarkGFM
import HTML

/// Support for scrolling wide blocks with the keyboard: browsers scroll the element that has the focus.
extension TreeRevision {
  /// Wraps a table in a focusable element whose name is the first row with text.
  ///
  /// Style sheets make this element scroll. If the table itself scrolled, it would not have the role of a table. The
  /// element is a group, because a page can have many tables, and several landmarks should not have the same name.
  func wrap(table: Node) {
    guard let wrapper = Node(CMARK_NODE_CUSTOM_BLOCK) else { return }
    let name = table.children.lazy.map { PlainText.of($0, separator: ", ") }.first { !$0.isEmpty }
    let label = name.map { " role=\"group\" aria-label=\"\(HTMLEscaping.escaped($0))\"" } ?? ""
    wrapper.setHTML("<div class=\"table-scroll\"\(label) tabindex=\"0\">\n", end: "</div>\n")
    wrapper.insertBefore(table)
    wrapper.append(table)
  }

  /// Writes a code block as cmark-gfm does, but as a focusable element.
  func makeFocusable(codeBlock: Node) {
    guard let content = Node(CMARK_NODE_CUSTOM_INLINE), let text = Node(CMARK_NODE_TEXT) else { return }
    let language = String(decoding: codeBlock.codeLanguage, as: UTF8.self)
    let label = language.isEmpty ? "" : " class=\"language-\(HTMLEscaping.escaped(language))\""
    text.setLiteral(String(decoding: codeBlock.literal, as: UTF8.self))
    content.setHTML("<pre tabindex=\"0\"><code\(label)>", end: "</code></pre>")
    content.append(text)
    codeBlock.setType(CMARK_NODE_CUSTOM_BLOCK)
    codeBlock.setHTML("")
    codeBlock.append(content)
  }
}
