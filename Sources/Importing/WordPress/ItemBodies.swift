import Content
import Diagnostics

/// Converts the bodies of items to Markdown.
enum ItemBodies {
  struct Body: Sendable {
    var markdown = ""
    /// A Boolean value that indicates whether the body is HTML or contains some.
    var hasHTML = false
    var media: [String] = []
    var shortcodes: [String] = []
    var losses: [String] = []
    /// The reason that the body is still HTML.
    var failure: String?
  }

  /// Converts the bodies of all `placed` items, `jobs` at a time.
  static func converting(
    _ placed: PlacedItems, _ export: WordPressExport, pandoc: Pandoc?, jobs: Int
  ) async -> [Body] {
    let links = ItemLinks(placed, export)
    let (attachments, blocks) = (Attachments(export), ReusableBlocks(export))
    let sources = placed.items.map { item in
      let context = WordPressBody.Context(
        attachments: attachments, blocks: blocks, id: item.item.id, footnotes: item.item.notes["footnotes"],
        link: { links.target(of: $0, from: item.source) })
      return (html: item.item.content, context: context)
    }
    return await withTaskGroup(of: (Int, Body).self) { group in
      var next = 0
      var bodies = [Body](repeating: Body(), count: sources.count)
      func start() {
        guard next < sources.count else { return }
        let position = next
        next += 1
        group.addTask {
          let source = sources[position]
          let body = WordPressBody(source.html, source.context)
          return (position, await convert(body, pandoc, name: String(position)))
        }
      }
      for _ in 0..<max(1, jobs) { start() }
      for await (position, body) in group {
        bodies[position] = body
        start()
      }
      return bodies
    }
  }

  private static func convert(_ body: WordPressBody, _ pandoc: Pandoc?, name: String) async -> Body {
    var converted = Body(media: body.media, shortcodes: body.shortcodes, losses: body.losses)
    if body.html.isBlank { return converted }
    if let pandoc {
      do throws(Pandoc.Failure) {
        let markdown = try await pandoc.markdown(of: MarkdownEscapes.marking(body.html), name: name)
        converted.markdown = WordPressBody.restoring(markdown)
        // Pandoc keeps the HTML of what Markdown cannot express, such as tables with line breaks in cells.
        converted.hasHTML = WordPressBody.hasHTML(markdown)
        return converted
      } catch { converted.failure = error.description }
    }
    converted.markdown = body.asHTML + "\n"
    converted.hasHTML = true
    return converted
  }

  /// Returns the findings about bodies: shortcodes and losses grouped by name, and each failure.
  static func diagnostics(_ bodies: [Body], _ placed: PlacedItems, path: String) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var counts: [String: (first: Int, count: Int)] = [:]
    for (body, item) in zip(bodies, placed.items) {
      let names = Set(body.shortcodes.map { "the shortcode [\($0)]" } + body.losses.map { "\($0)" })
      for name in names { counts[name, default: (item.item.line, 0)].count += 1 }
      if let failure = body.failure {
        found.append(
          Diagnostic(
            .warning, "this text was kept as HTML: \(failure)", at: SourceLocation(path: path, line: item.item.line),
            help: "see \(item.path)"))
      }
    }
    return found
      + counts.sorted { $0.key < $1.key }.map { name, uses in
        let isShortcode = name.hasPrefix("the")
        let texts = counted(uses.count, "document")
        return Diagnostic(
          .warning, isShortcode ? "\(name) remains in \(texts)" : "removed from \(texts): \(name)",
          at: SourceLocation(path: path, line: uses.first),
          help: isShortcode ? "replace it in the new files" : "nothing replaces it in the new files")
      }
  }
}
