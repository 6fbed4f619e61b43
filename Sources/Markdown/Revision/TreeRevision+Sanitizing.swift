import CCMarkGFM
import HTML

/// Writes raw HTML where it is allowed.
///
/// cmark-gfm makes a node of each tag in a line of text, and of each block of HTML. Elements stay open from one node to the
/// next, and are closed at the end of the parent. Components are boundaries. So raw HTML never closes what Markdown, a
/// component, or the theme opened.
extension TreeRevision {
  /// Replaces the text of a node with what the sanitizer writes for it.
  mutating func sanitize(_ node: Node, isInline: Bool) {
    guard let parent = node.parent else { return node.unlink() }
    let html = node.literal
    var scope = htmlScope(of: parent, isInline: isInline)
    // Links are searched for first, and problems then from the same place.
    let searched = searchStart
    var lines = HTMLLines(html, isCounted: !isInline)
    let output = scope.sanitizer.sanitize(html) { link in resolution(of: link, in: node, html, &lines) }
    searchStart = searched
    report(output.problems, in: node, html)
    var written = output.html
    if !isInline {
      let isBeforeMarkdown = node.next.map { $0.type != CMARK_NODE_HTML_BLOCK } ?? false
      written += scope.sanitizer.endBlock(beforeMarkdown: isBeforeMarkdown)
    }
    keep(scope, of: parent)
    // A block that consists of comments leaves nothing.
    if isInline ? written.isEmpty : written.allSatisfy(\.isHTMLSpace) { return node.unlink() }
    node.setLiteral(String(decoding: written, as: UTF8.self))
  }

  /// Removes the tags in the description of an image, which is plain text.
  func removeHTML(in image: Node) {
    var position = image.firstChild
    while let node = position {
      position = node.firstChild ?? node.following(in: image)
      if node.type == CMARK_NODE_HTML_INLINE { node.unlink() }
    }
  }

  private mutating func htmlScope(of parent: Node, isInline: Bool) -> HTMLScope {
    htmlScopes.removeValue(forKey: parent)
      ?? HTMLScope(sanitizer: HTMLSanitizer(schemes: options.schemes), isInline: isInline)
  }

  private mutating func keep(_ scope: HTMLScope, of parent: Node) {
    if scope.sanitizer.isInside { htmlScopes[parent] = scope }
  }

  /// Separates the raw HTML in a component from the raw HTML around it.
  mutating func passFence(_ number: Int, at node: Node) {
    guard options.rawHTML, let parent = node.parent else { return }
    var scope = htmlScope(of: parent, isInline: false)
    var endTags: [UInt8] = []
    if case .closing = fences.fences[number].kind {
      endTags = scope.sanitizer.leavePart()
    } else {
      endTags = scope.sanitizer.endBlock(beforeMarkdown: true)
      scope.sanitizer.enterPart()
    }
    keep(scope, of: parent)
    htmlNode(CMARK_NODE_HTML_BLOCK, endTags)?.insertBefore(node)
  }

  /// Closes the elements that are still open, each at the end of its node.
  mutating func closeHTML() {
    for (parent, var scope) in htmlScopes {
      let type = scope.isInline ? CMARK_NODE_HTML_INLINE : CMARK_NODE_HTML_BLOCK
      guard let node = htmlNode(type, scope.sanitizer.finish()) else { continue }
      // The last child of a heading writes its end tag.
      if scope.isInline, parent.type == CMARK_NODE_CUSTOM_BLOCK, let last = parent.lastChild {
        node.insertBefore(last)
      } else {
        parent.append(node)
      }
    }
    htmlScopes = [:]
  }

  private func htmlNode(_ type: cmark_node_type, _ html: [UInt8]) -> Node? {
    guard !html.isEmpty, let node = Node(type) else { return nil }
    node.setLiteral(String(decoding: html, as: UTF8.self))
    return node
  }

  private mutating func resolution(
    of link: HTMLLink, in node: Node, _ html: [UInt8], _ lines: inout HTMLLines
  ) -> HTMLLinkResolution {
    let place = locates ? self.place(of: link.range, in: node, html, &lines) : nil
    let kind: MarkdownLink.Kind =
      switch link.kind {
      case .link: .link
      case .image: .image
      case .file: .file
      }
    let written = MarkdownLink(
      kind: kind, destination: link.destination, description: link.description, isHTML: true, place: place)
    switch resolve(written) {
    case .keep: return .keep
    case .replace(let replacement): return .replace(replacement)
    case .drop: return .drop
    case .locate:
      needsPlaces = true
      return .keep
    }
  }

  private mutating func report(_ problems: [HTMLProblem], in node: Node, _ html: [UInt8]) {
    guard !problems.isEmpty else { return }
    guard locates else { return needsPlaces = true }
    var lines = HTMLLines(html, isCounted: block == node)
    for problem in problems where htmlFindingCount < Self.htmlFindingLimit {
      htmlFindingCount += 1
      let place = place(of: problem.range, in: node, html, &lines)
      let (rule, message, help) = HTMLProblemText.text(of: problem.kind)
      report(rule, message, at: place, help: help)
    }
  }

  /// The maximum number of findings in the raw HTML of a text.
  private static let htmlFindingLimit = 1000

  private mutating func place(
    of range: Range<Int>, in node: Node, _ html: [UInt8], _ lines: inout HTMLLines
  ) -> MarkdownPlace {
    let firstLine = html[range].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    let line = lines.number(of: range.lowerBound).map { node.startLine + $0 }
    return place(of: Array(firstLine.prefix(Self.searchedLength)), in: node, mark: UInt8(ascii: "<"), line: line)
  }

  /// The maximum length of the part of a tag that is searched for in the source.
  private static let searchedLength = 200
}
