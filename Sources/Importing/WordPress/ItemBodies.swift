import Content
import Diagnostics
import HTML

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
    _ placed: PlacedItems, _ export: WordPressExport, schemes: AllowedSchemes, pandoc: Pandoc?, jobs: Int
  ) async -> [Body] {
    let links = ItemLinks(placed, export)
    let (attachments, blocks) = (Attachments(export), ReusableBlocks(export))
    let sources = placed.items.map { item in
      let context = WordPressBody.Context(
        attachments: attachments, blocks: blocks, base: BaseURL(of: item.item, siteURL: export.siteURL),
        id: item.item.id, footnotes: item.item.notes["footnotes"],
        link: { links.target(of: $0, from: item.source) }, schemes: schemes)
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
        converted.markdown = ConvertedMarkdown(markdown).restored
        // Pandoc keeps the HTML of what Markdown cannot express, such as tables with line breaks in cells.
        converted.hasHTML = ConvertedMarkdown(markdown).hasHTML
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
    var shortcodes: [String: [Int]] = [:]
    var losses: [String: [Int]] = [:]
    for (position, (body, item)) in zip(bodies, placed.items).enumerated() {
      for name in Set(body.shortcodes) { shortcodes[name, default: []].append(position) }
      for name in Set(body.losses) { losses[name, default: []].append(position) }
      if let failure = body.failure {
        found.append(
          Diagnostic(
            .warning, "this text was kept as HTML: \(failure)", at: SourceLocation(path: path, line: item.item.line),
            help: "see \(item.path)"))
      }
    }
    func place(_ uses: [Int]) -> SourceLocation {
      SourceLocation(path: path, line: uses.first.map { placed.items[$0].item.line } ?? 1)
    }
    found += joiningBlocks(losses).map { name, uses in
      Diagnostic(
        .warning, "removed from \(counted(uses.count, "document")): \(name)", at: place(uses),
        help: "the new files contain no replacement")
    }
    found += shortcodes.sorted { $0.key < $1.key }.map { name, uses in
      Diagnostic(
        .warning, "the shortcode [\(name)] remains in \(counted(uses.count, "document"))", at: place(uses),
        help: "replace it in the new files")
    }
    return found
  }

  /// Returns the losses by name, with the blocks that were removed from the same documents as one: a template has many.
  private static func joiningBlocks(_ losses: [String: [Int]]) -> [(name: String, uses: [Int])] {
    let blocks = Dictionary(grouping: losses.filter { $0.key.hasPrefix(WordPressBody.blockLoss) }, by: \.value)
    let joined = blocks.map { uses, blocks in
      let names = blocks.map { String($0.key.dropFirst(WordPressBody.blockLoss.count)) }.sorted()
      let list = names.prefix(10).joined(separator: ", ") + (names.count > 10 ? ", …" : "")
      return (name: names.count > 1 ? "\(names.count) blocks (\(list))" : WordPressBody.blockLoss + list, uses: uses)
    }
    let others = losses.filter { !$0.key.hasPrefix(WordPressBody.blockLoss) }.map { (name: $0.key, uses: $0.value) }
    return (joined + others).sorted { ($0.name, $0.uses.first ?? 0) < ($1.name, $1.uses.first ?? 0) }
  }
}
