import CCMarkGFM
import HTML

/// A node in cmark-gfm's tree, valid while the arena that contains it is in use.
struct Node: Hashable {
  private let pointer: OpaquePointer

  init?(_ pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  init?(_ type: cmark_node_type) {
    self.init(cmark_node_new_with_mem(type, Arena.memory))
  }

  var type: cmark_node_type { cmark_node_get_type(pointer) }
  var isInline: Bool { type.rawValue & UInt32(CMARK_NODE_TYPE_MASK) == UInt32(CMARK_NODE_TYPE_INLINE) }

  // MARK: Neighbors

  var parent: Node? { Node(cmark_node_parent(pointer)) }
  var firstChild: Node? { Node(cmark_node_first_child(pointer)) }
  var lastChild: Node? { Node(cmark_node_last_child(pointer)) }
  var next: Node? { Node(cmark_node_next(pointer)) }

  var children: [Node] {
    var children: [Node] = []
    var child = firstChild
    while let node = child {
      children.append(node)
      child = node.next
    }
    return children
  }

  /// Returns the node after this one and its descendants, in document order, within `root`.
  func following(in root: Node) -> Node? {
    var node = self
    while node != root {
      if let next = node.next { return next }
      guard let parent = node.parent else { return nil }
      node = parent
    }
    return nil
  }

  // MARK: Contents

  var literal: [UInt8] { bytes(cmark_node_get_literal(pointer)) }
  var url: [UInt8] { bytes(cmark_node_get_url(pointer)) }
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  /// The first word after the fence of a code block, with escapes resolved.
  var codeLanguage: ArraySlice<UInt8> { bytes(cmark_node_get_fence_info(pointer)).prefix { !$0.isHTMLSpace } }
  /// A Boolean value that indicates whether this is a code block without fences.
  var isIndentedCode: Bool { type == CMARK_NODE_CODE_BLOCK && !isFenced }
  var isFencedCode: Bool { type == CMARK_NODE_CODE_BLOCK && isFenced }
  private var isFenced: Bool {
    var (length, offset, character): (Int32, Int32, CChar) = (0, 0, 0)
    return cmark_node_get_fenced(pointer, &length, &offset, &character) != 0
  }
  /// A Boolean value that indicates whether the node is a paragraph or heading, which contains only text.
  var holdsText: Bool { type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING }
  var isTable: Bool { cmark_gfm_extensions_get_table_alignments(pointer) != nil }
  /// A Boolean value that indicates whether a list item is a task list item. Only the task list extension
  /// parses list items.
  var isTask: Bool { cmark_node_get_syntax_extension(pointer) != nil }
  /// A Boolean value that indicates whether a task list item is checked.
  var isChecked: Bool { cmark_gfm_extensions_get_tasklist_item_checked(pointer) }
  /// The first line, counted from 1 in the parsed text; 0 if cmark-gfm does not know it.
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }
  /// The first column, counted from 1 in bytes, without the indentation of continuation lines.
  var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }

  /// Appends the node's own text to `text`, without creating an array.
  func appendLiteral(to text: inout [UInt8]) {
    guard let literal = cmark_node_get_literal(pointer) else { return }
    text.append(contentsOf: UnsafeRawBufferPointer(start: literal, count: strlen(literal)))
  }

  private func bytes(_ string: UnsafePointer<CChar>?) -> [UInt8] {
    guard let string else { return [] }
    return Array(UnsafeRawBufferPointer(start: string, count: strlen(string)))
  }

  // MARK: Changes

  func setLiteral(_ text: String) { cmark_node_set_literal(pointer, text) }
  func setURL(_ url: String) { cmark_node_set_url(pointer, url) }
  func setType(_ type: cmark_node_type) { cmark_node_set_type(pointer, type) }

  /// Makes cmark-gfm write the node without the extension that parsed it.
  func removeExtension() { cmark_node_set_syntax_extension(pointer, nil) }

  /// Sets the HTML that a custom node writes before its children.
  func setHTML(_ html: String) { cmark_node_set_on_enter(pointer, html) }

  /// Sets the HTML that a custom node writes before and after its children.
  func setHTML(_ start: String, end: String) {
    cmark_node_set_on_enter(pointer, start)
    cmark_node_set_on_exit(pointer, end)
  }

  func append(_ child: Node) { cmark_node_append_child(pointer, child.pointer) }
  func prepend(_ child: Node) { cmark_node_prepend_child(pointer, child.pointer) }
  func insertBefore(_ sibling: Node) { cmark_node_insert_before(sibling.pointer, pointer) }
  func unlink() { cmark_node_unlink(pointer) }

  /// The HTML of the tree under this node.
  var html: [UInt8] {
    // Raw HTML and unsafe URLs have already been handled, more strictly than cmark-gfm would.
    bytes(cmark_render_html_with_mem(pointer, CMARK_OPT_UNSAFE, nil, Arena.memory))
  }
}
