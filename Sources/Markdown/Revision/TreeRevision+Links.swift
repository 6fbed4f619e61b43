import CCMarkGFM
import HTML

extension TreeRevision {
  /// Resolves the destination of a link or image, and writes it if it is safe.
  mutating func resolveDestination(of node: Node, as kind: MarkdownLink.Kind) {
    let url = node.url
    let place = locates ? destinationPlace(url, of: node) : nil
    let description = kind == .image ? PlainText.of(node, separator: " ") : ""
    let link = MarkdownLink(
      kind: kind, destination: String(decoding: url, as: UTF8.self), description: description, place: place)
    if isUnsafe(url, kind) {
      reportUnsafe(link.destination, kind, at: place)
      return unwrap(node)
    }
    switch resolve(link) {
    case .keep: break
    case .drop: unwrap(node)
    case .locate: needsPlaces = true
    case .replace(let replacement):
      if isUnsafe(replacement.utf8, kind) {
        reportUnsafe(replacement, kind, at: place)
        unwrap(node)
      } else {
        node.setURL(replacement)
      }
    }
  }

  private func isUnsafe(_ url: some Sequence<UInt8>, _ kind: MarkdownLink.Kind) -> Bool {
    !options.schemes.allow(url, forImage: kind == .image)
  }

  private mutating func reportUnsafe(_ url: String, _ kind: MarkdownLink.Kind, at place: MarkdownPlace?) {
    guard let place else {
      needsPlaces = true
      return
    }
    let shown = url.count > 60 ? "\(url.prefix(60))…" : url
    report(
      .unsafeLink, "\(kind == .image ? "an image" : "a link") cannot point to \"\(shown)\"", at: place,
      help: "use a file on the site, or a URL that begins with https: or mailto:"
        + HTMLProblemText.alternative(allowing: options.schemes.couldAllow(url.utf8)))
  }

  /// Replaces the node with its children.
  private func unwrap(_ node: Node) {
    while let child = node.firstChild { child.insertBefore(node) }
    node.unlink()
  }

  private mutating func destinationPlace(_ url: [UInt8], of node: Node) -> MarkdownPlace {
    if let shown = node.firstChild, shown.next == nil, shown.type == CMARK_NODE_TEXT {
      // The text of an autolink is its destination, except for an added scheme.
      let text = shown.literal
      if ["", "mailto:", "http://"].contains(where: { Array($0.utf8) + text == url }) {
        return place(
          of: text, in: node, after: [Array("(< \t\r\n".utf8), SourceText.anything], mark: text.first ?? 0)
      }
    }
    return place(of: url, in: node, after: [Array("(<".utf8), Array(" \t\r\n".utf8)], mark: UInt8(ascii: "["))
  }
}
