import CCMarkGFM
import Diagnostics

/// One pass over a parsed tree that prepares it for writing as HTML, and records components, headings and findings.
///
/// Adds identifiers to headings, names checkboxes, makes wide blocks focusable, resolves destinations, and removes
/// unsafe ones and raw HTML that is not allowed. Each of these is in an extension in its own file. The pass keeps no
/// stack, so any depth of nesting works.
struct TreeRevision {
  var source: SourceText
  let options: MarkdownOptions
  let fences: DirectiveFences
  /// A Boolean value that indicates whether the places of links are computed.
  let locates: Bool
  let resolve: (MarkdownLink) -> LinkResolution

  var components: [MarkdownComponent] = []
  var headings: [MarkdownHeading] = []
  var findings: [MarkdownFinding] = []
  /// A Boolean value that indicates whether a link's place was needed but not computed.
  var needsPlaces = false
  var identifiers = HeadingIdentifiers()

  /// The innermost block that contains the current node.
  var block: Node?
  /// The end of the last match in `block`; the next match is most likely after it.
  var searchStart: Int?
  /// The block whose raw HTML already has a finding.
  var blockWithFinding: Node?
  /// The nodes that contain raw HTML with open elements.
  var htmlScopes: [Node: HTMLScope] = [:]
  /// The number of findings in raw HTML.
  var htmlFindingCount = 0

  init(
    source: SourceText, options: MarkdownOptions, fences: DirectiveFences, locates: Bool,
    resolve: @escaping (MarkdownLink) -> LinkResolution
  ) {
    self.source = source
    self.options = options
    self.fences = fences
    self.locates = locates
    self.resolve = resolve
  }

  mutating func revise(_ root: Node) {
    var position: Node? = root
    while let node = position {
      if !node.isInline {
        block = node
        searchStart = nil
      }
      position = revise(node, in: root)
    }
    closeHTML()
    if !fences.fences.isEmpty { extractComponents(from: root) }
  }

  /// Revises one node and returns the next one.
  private mutating func revise(_ node: Node, in root: Node) -> Node? {
    switch node.type {
    case CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_CODE:
      return node.following(in: root)
    case CMARK_NODE_CODE_BLOCK:
      makeFocusable(codeBlock: node)
      return node.following(in: root)
    case CMARK_NODE_ITEM:
      if node.isTask { nameCheckbox(of: node) }
      return node.firstChild ?? node.following(in: root)
    case CMARK_NODE_HEADING:
      let first = node.firstChild
      identify(heading: node)
      return first ?? node.following(in: root)
    case CMARK_NODE_LINK:
      let following = node.firstChild ?? node.following(in: root)
      resolveDestination(of: node, as: .link)
      return following
    case CMARK_NODE_IMAGE:
      // The children become the description, which is plain text. If the image is removed, they remain as ordinary
      // text.
      let (inside, following) = (node.firstChild, node.following(in: root))
      resolveDestination(of: node, as: .image)
      if node.parent == nil { return inside ?? following }
      if options.rawHTML { removeHTML(in: node) }
      return following
    case CMARK_NODE_BLOCK_QUOTE:
      let following = node.firstChild
      let after = node.following(in: root)
      guard let alert = makeAlert(of: node) else { return following ?? after }
      return alert.firstChild ?? after
    case CMARK_NODE_HTML_INLINE:
      let following = node.following(in: root)
      reviseInlineHTML(node)
      return following
    case CMARK_NODE_HTML_BLOCK:
      let following = node.following(in: root)
      reviseHTMLBlock(node)
      return following
    default:
      if node.isTable { wrap(table: node) }
      return node.firstChild ?? node.following(in: root)
    }
  }

  mutating func report(
    _ rule: Rule, _ message: String, at place: MarkdownPlace, help: String? = nil
  ) {
    findings.append(
      MarkdownFinding(
        rule: rule, line: place.line, column: place.column, length: place.length, message: message, help: help))
  }

  // MARK: Places

  /// Returns the place of `text` in the source, as near to `node` as possible, or the place of the node if `text` is
  /// not found.
  ///
  /// - Parameters:
  ///   - before: The bytes that can directly precede the text: one of the first set, or else of the next set.
  ///   - mark: The first byte of the node in the source.
  ///   - line: The line of the text, if it is known.
  mutating func place(
    of text: [UInt8], in node: Node, after before: [[UInt8]] = [SourceText.anything], mark: UInt8, line: Int? = nil
  ) -> MarkdownPlace {
    let firstLine = line ?? (node.startLine > 0 ? node.startLine : block?.startLine ?? 1)
    let lastLine = line ?? max(firstLine, block?.endLine ?? firstLine)
    let lines = source.range(ofLines: firstLine...lastLine)
    let start = min(max(lines.lowerBound, searchStart ?? lines.lowerBound), lines.upperBound)
    for range in start > lines.lowerBound ? [start..<lines.upperBound, lines] : [lines] {
      for bytes in before {
        guard let found = source.firstIndex(of: text, in: range, after: bytes) else { continue }
        searchStart = found + text.count
        return source.place(of: found..<(found + text.count))
      }
    }
    let shown = source.range(ofLines: firstLine...firstLine)
    let expected = min(shown.lowerBound + max(node.startColumn, 1) - 1, shown.upperBound)
    let nearest = source.nearestIndex(of: mark, to: expected, in: shown) ?? shown.lowerBound
    return source.place(of: nearest..<min(nearest + 1, shown.upperBound))
  }
}
