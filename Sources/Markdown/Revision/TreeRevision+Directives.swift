import CCMarkGFM

/// Extracts directives from the tree: the nodes between two fences become the body of a component.
extension TreeRevision {
  mutating func extractComponents(from root: Node) {
    var open: [(node: Node, fence: DirectiveFence)] = []
    var found: Set<Int> = []
    var next: Node? = root
    while let node = next {
      next = node.firstChild ?? node.following(in: root)
      guard node.type == CMARK_NODE_HTML_BLOCK, let number = fences.number(of: node.literal, line: node.startLine)
      else {
        continue
      }
      found.insert(number)
      let fence = fences.fences[number]
      switch fence.kind {
      case .opening: open.append((node, fence))
      case .closing: close(fence, at: node, &open)
      case .broken(let message, let help, let column, let length):
        report(.component, message, at: place(fence.line, column, length), help: help)
        // Its closing fence must not be reported, too.
        open.append((node, fence))
      }
    }
    let lost = fences.fences.indices.filter { !found.contains($0) }
    for fence in lost.map({ fences.fences[$0] }) {
      report(
        .component, "this ::: line is inside another block", at: place(fence.line, fence.column, fence.length),
        help: "add a blank line before this line, and indent the opening and closing lines of the component equally")
    }
    // A misplaced fence may be the one that closes them.
    if lost.isEmpty { for (_, fence) in open where !fence.isBroken { reportUnclosed(fence) } }
  }

  private mutating func close(
    _ fence: DirectiveFence, at node: Node, _ open: inout [(node: Node, fence: DirectiveFence)]
  ) {
    // A fence with more colons closes the component with as many, and the ones inside it are not closed.
    if let outer = open.lastIndex(where: { $0.fence.colons == fence.colons }) {
      for (_, inner) in open[(outer + 1)...] { reportUnclosed(inner) }
      open.removeSubrange((outer + 1)...)
    }
    guard let (opening, begun) = open.popLast() else {
      return report(
        .component, "this closes a component, but none is open", at: place(fence.line, fence.column, fence.length),
        help: "remove this line, or open a component with its name: :::note")
    }
    guard opening.parent == node.parent else {
      return report(
        .component, "this component is opened and closed in different lists or block quotes",
        at: place(fence.line, fence.column, fence.length),
        help: "indent both lines the same way")
    }
    guard case .opening(let name, let attributes) = begun.kind, let body = Node(CMARK_NODE_DOCUMENT) else { return }
    while let child = opening.next, child != node { body.append(child) }
    let lines = source.firstLine - 1
    components.append(
      MarkdownComponent(
        name: name, attributes: attributes.map { $0.moved(byLines: lines) }, line: begun.line + lines,
        column: begun.column, length: begun.length, body: body.html))
    opening.setLiteral(MarkdownDocument.mark(ofComponent: components.count - 1))
    node.setLiteral("")
  }

  private mutating func reportUnclosed(_ fence: DirectiveFence) {
    report(
      .component, "this component is not closed", at: place(fence.line, fence.column, fence.length),
      help: "add a line with \(String(repeating: ":", count: fence.colons)) where it ends")
  }

  private func place(_ line: Int, _ column: Int, _ length: Int) -> MarkdownPlace {
    MarkdownPlace(line: line + source.firstLine - 1, column: column, length: length)
  }
}
