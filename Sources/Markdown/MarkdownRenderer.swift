import CCMarkGFM

/// Converts Markdown to HTML and plain text. Create one renderer per thread, because it reuses its memory.
package final class MarkdownRenderer {
  private let options: MarkdownOptions
  private let arena = Arena()

  package init(options: MarkdownOptions = MarkdownOptions()) {
    self.options = options
  }

  /// Converts `source` to HTML.
  ///
  /// - Parameters:
  ///   - startLine: The line of the file on which `source` begins, counted from 1; places are relative to it.
  ///   - resolve: Returns the way to write a destination. It is called for each safe link and image. An unsafe
  ///     destination or replacement is removed, with a finding. Places cost more than everything else, so text is first
  ///     processed without them, and again with them only if a finding or `resolve` needs them.
  package func render(
    _ source: ArraySlice<UInt8>, startLine: Int = 1, resolve: (MarkdownLink) -> LinkResolution = { _ in .keep }
  ) -> MarkdownDocument {
    if let finding = SourceLimits.exceeded(by: source, startLine: startLine) {
      return MarkdownDocument(findings: [finding])
    }
    var stray: [MarkdownFinding]?
    return converted(source, startLine: startLine, locates: false, &stray, resolve)
      ?? converted(source, startLine: startLine, locates: true, &stray, resolve) ?? MarkdownDocument()
  }

  /// Returns `source` as HTML; `nil` if places are needed and `locates` is false. Finds its stray markup unless it is
  /// known.
  private func converted(
    _ source: ArraySlice<UInt8>, startLine: Int, locates: Bool, _ stray: inout [MarkdownFinding]?,
    _ resolve: (MarkdownLink) -> LinkResolution
  ) -> MarkdownDocument? {
    parsing(source) { root, fences in
      // The compiler embeds the location of this call. Without this one, the program would depend on the folder of the
      // sources. The name differs from that of any file, because the compiler warns about a second path of one name.
      #sourceLocation(file:"Conversion.swift",line:1)
      withoutActuallyEscaping(resolve) { resolve in
        let text = SourceText(source, startLine: startLine)
        // The revision removes what readers do not see.
        let strayMarkup = stray ?? self.strayMarkup(in: root, of: source, text)
        stray = strayMarkup
        var revision = TreeRevision(source: text, options: options, fences: fences, locates: locates, resolve: resolve)
        revision.revise(root)
        guard locates || revision.findings.isEmpty && !revision.needsPlaces else { return nil }
        return MarkdownDocument(
          html: root.html, components: revision.components, headings: revision.headings,
          findings: revision.findings + strayMarkup)
      }
      #sourceLocation()
    } ?? nil
  }

  private func strayMarkup(in root: Node, of source: ArraySlice<UInt8>, _ text: SourceText) -> [MarkdownFinding] {
    let found =
      options.reportsStrayMarkup
      ? StrayMarkupSearch.find(in: root, of: source, options)
      : StrayMarkupSearch.tags(in: root, of: source, components: options.components)
    var text = text
    return found.map { markup in
      let range = (markup.range.lowerBound + source.startIndex)..<(markup.range.upperBound + source.startIndex)
      let line = source[range].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      let place = text.place(of: line.indices)
      return MarkdownFinding(
        rule: markup.rule, line: place.line, column: place.column, length: place.length, message: markup.message,
        help: markup.help)
    }
  }

  /// Returns the text of `source` without markup and raw HTML, with each block on its own line.
  ///
  /// The result is empty for text that `render` rejects.
  package func plainText(of source: ArraySlice<UInt8>) -> String {
    guard SourceLimits.exceeded(by: source) == nil else { return "" }
    return parsing(source) { root, _ in PlainText.of(root, separator: "\n") } ?? ""
  }

  /// Returns the bytes of `source`, in which each character that readers do not see as it is written is null.
  package func shownText(of source: ArraySlice<UInt8>) -> [UInt8] {
    parsing(source) { root, _ in ShownText(of: root, in: source).bytes } ?? []
  }

  /// Returns a plain-text excerpt of `source` for lists, with at most `limit` characters, cut after a word.
  ///
  /// The excerpt is the text before a line `<!--more-->`, or else the first paragraph with text. Only as much of the
  /// source is parsed as necessary. The result is empty for text that `render` rejects.
  package func excerpt(of source: ArraySlice<UInt8>, limit: Int) -> String {
    for beginning in ExcerptBeginnings(of: source) {
      guard SourceLimits.exceeded(by: beginning) == nil else { return "" }
      let isWholeText = beginning.endIndex == source.endIndex
      if let text = parsing(beginning, { root, _ in Excerpt.text(of: root, isWholeText: isWholeText) }) ?? nil {
        return Excerpt.cut(text, to: limit)
      }
    }
    return ""
  }

  /// Parses `source` and passes its tree and fences to `body`. The tree is valid until `body` returns.
  private func parsing<Result>(_ source: ArraySlice<UInt8>, _ body: (Node, DirectiveFences) -> Result) -> Result? {
    arena.use {
      guard DirectiveFences.mayBe(in: source), let root = tree(of: source) else {
        return tree(of: source).map { body($0, .none) }
      }
      let fences = DirectiveFences(in: root, of: source)
      return tree(of: fences.marking(source)[...]).map { body($0, fences) }
    }
  }

  /// Returns whether the bytes are UTF-8 without a null byte.
  private static func isText(_ source: ArraySlice<UInt8>) -> Bool {
    source.firstIndex(of: 0, from: source.startIndex) == nil && (try? UTF8Span(validating: source.span)) != nil
  }

  /// Returns the tree of `source`, in the current arena.
  private func tree(of source: ArraySlice<UInt8>) -> Node? {
    let source = options.footnotes ? FootnoteLabels.inNFC(source) : source
    // Source positions make cmark-gfm count the lines inside code spans and tags; they are not written to the HTML.
    var flags = CMARK_OPT_SOURCEPOS
    // cmark-gfm checks every byte to replace invalid UTF-8; the standard library finds out faster that all of it is
    // valid.
    if !Self.isText(source) { flags |= CMARK_OPT_VALIDATE_UTF8 }
    if options.smartPunctuation { flags |= CMARK_OPT_SMART }
    if options.footnotes { flags |= CMARK_OPT_FOOTNOTES }
    guard let parser = cmark_parser_new_with_mem(flags, Arena.memory) else { return nil }
    SyntaxExtensions.shared.attach(to: parser)
    source.withUnsafeBytes { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    return Node(cmark_parser_finish(parser))
  }
}
