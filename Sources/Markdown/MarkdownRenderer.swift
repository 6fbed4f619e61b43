import CCMarkGFM

/// Converts Markdown texts, one after the other. Make one for each thread: it reuses its memory.
package final class MarkdownRenderer {
  private let options: MarkdownOptions
  private let arena = Arena()

  package init(options: MarkdownOptions = MarkdownOptions()) {
    self.options = options
  }

  /// Converts `source` to HTML.
  ///
  /// - Parameters:
  ///   - startLine: The line of the file on which `source` begins, counted from 1; places are counted from it.
  ///   - resolve: Says what to write for a destination. It is asked for each link and image that is safe; one that is
  ///     not is left out, with a finding, and so is one whose replacement is not safe. Places cost more than all else, so
  ///     a text is walked without them first, and again with them where there is something to say.
  package func render(
    _ source: ArraySlice<UInt8>, startLine: Int = 1, resolve: (MarkdownLink) -> LinkResolution = { _ in .keep }
  ) -> MarkdownDocument {
    if let finding = SourceLimits.exceeded(by: source, startLine: startLine) {
      return MarkdownDocument(findings: [finding])
    }
    return converted(source, startLine: startLine, locates: false, resolve)
      ?? converted(source, startLine: startLine, locates: true, resolve) ?? MarkdownDocument()
  }

  /// `source` as HTML; `nil` where it takes places to say what is wrong with it, and `locates` is false.
  private func converted(
    _ source: ArraySlice<UInt8>, startLine: Int, locates: Bool, _ resolve: (MarkdownLink) -> LinkResolution
  ) -> MarkdownDocument? {
    parsing(source) { root, fences in
      withoutActuallyEscaping(resolve) { resolve in
        let text = SourceText(source, startLine: startLine)
        var revision = TreeRevision(source: text, options: options, fences: fences, locates: locates, resolve: resolve)
        revision.revise(root)
        guard locates || revision.findings.isEmpty && !revision.needsPlaces else { return nil }
        return MarkdownDocument(
          html: root.html, components: revision.components, headings: revision.headings, findings: revision.findings)
      }
    } ?? nil
  }

  /// The text of `source` without its markup, each block on a line of its own; raw HTML is left out.
  ///
  /// It is empty for a text that `render` refuses.
  package func plainText(of source: ArraySlice<UInt8>) -> String {
    guard SourceLimits.exceeded(by: source) == nil else { return "" }
    return parsing(source) { root, _ in PlainText.of(root, separator: "\n") } ?? ""
  }

  /// A short plain text to stand for `source` in lists, of at most `limit` characters, cut after a word.
  ///
  /// It is what stands before a line `<!--more-->`, else the first paragraph that has words. Only as much of the source
  /// is parsed as that takes. It is empty for a text that `render` refuses.
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

  /// Parses `source` and hands its tree and the fences in it to `body`, which may use the tree until it returns.
  private func parsing<Result>(_ source: ArraySlice<UInt8>, _ body: (Node, DirectiveFences) -> Result) -> Result? {
    arena.use {
      guard DirectiveFences.mayBe(in: source), let root = tree(of: source) else {
        return tree(of: source).map { body($0, .none) }
      }
      let fences = DirectiveFences(in: root, of: source)
      return tree(of: fences.marking(source)[...]).map { body($0, fences) }
    }
  }

  /// Whether the bytes are UTF-8, without a zero among them.
  private static func isText(_ source: ArraySlice<UInt8>) -> Bool {
    source.firstIndex(of: 0, from: source.startIndex) == nil && (try? UTF8Span(validating: source.span)) != nil
  }

  /// The tree of `source`, in the arena in use.
  private func tree(of source: ArraySlice<UInt8>) -> Node? {
    // Source positions make cmark-gfm count the lines inside code spans and tags; they are not written to the HTML.
    var flags = CMARK_OPT_SOURCEPOS
    // cmark-gfm goes through the text byte by byte to replace what is no text; the standard library sees in fewer steps that there is
    // nothing to replace.
    if !Self.isText(source) { flags |= CMARK_OPT_VALIDATE_UTF8 }
    if options.smartPunctuation { flags |= CMARK_OPT_SMART }
    if options.footnotes { flags |= CMARK_OPT_FOOTNOTES }
    guard let parser = cmark_parser_new_with_mem(flags, Arena.memory) else { return nil }
    SyntaxExtensions.shared.attach(to: parser)
    source.withUnsafeBytes { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    return Node(cmark_parser_finish(parser))
  }
}
