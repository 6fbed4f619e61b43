import HTML

/// A search for stray markup in Markdown text. Linear in the length of the text.
struct StrayMarkupSearch {
  /// The maximum number of findings on a line and in a text.
  static let limits = (line: 50, text: 1000)
  /// The byte that replaces each byte of text that already has a finding.
  private static let reported: UInt8 = 1

  private let source: [UInt8]
  private let lines: [Range<Int>]
  /// The names of the site's components, which can replace tags.
  private let components: [String]
  private var shown: [UInt8]
  private var found: [StrayMarkup] = []

  /// Returns the stray markup in `source`, whose tree is `root`, in the order of the text.
  static func find(in root: Node, of source: ArraySlice<UInt8>, _ options: MarkdownOptions) -> [StrayMarkup] {
    var search = StrayMarkupSearch(root, source, options.components)
    search.findTags()
    search.findLines()
    search.findMarkupInLines()
    search.found += StrayLines.find(in: search.lines, of: search.shown, search.source)
    search.found += StrayTables.find(in: search.lines, of: search.shown, search.source)
    search.found += StrayTables.find(in: root, search.lines, of: search.source)
    search.found += IndentedProse.find(in: root, search.lines, of: search.source)
    search.found += BlockMistakes.find(in: root, search.lines, of: search.source)
    if options.footnotes { search.found += FootnoteUse.find(in: root, search.lines, of: search.source) }
    return search.result
  }

  /// Returns only the tags and attributes of other tools. This takes little time for text without any.
  static func tags(in root: Node, of source: ArraySlice<UInt8>, components: [String]) -> [StrayMarkup] {
    guard StrayTags.mayOccur(in: source) else { return [] }
    var search = StrayMarkupSearch(root, source, components)
    search.findTags()
    return search.result
  }

  private init(_ root: Node, _ source: ArraySlice<UInt8>, _ components: [String]) {
    self.components = components
    let text = ShownText(of: root, in: source)
    self.source = Array(source)
    shown = text.bytes
    lines = text.lines.map(\.indices)
  }

  private var result: [StrayMarkup] {
    var result: [StrayMarkup] = []
    var (line, count) = (0, 0)
    for markup in found.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      while line + 1 < lines.count, lines[line].upperBound <= markup.range.lowerBound { (line, count) = (line + 1, 0) }
      count += 1
      if count <= Self.limits.line { result.append(markup) }
    }
    return Array(result.prefix(Self.limits.text))
  }

  private mutating func findTags() {
    var tags: [StrayTag] = []
    for line in lines where tags.count < Self.limits.text {
      let found = StrayTags.find(in: line, of: shown, limit: Self.limits.line)
      for tag in found { markReported(tag.markup.range) }
      tags += found
    }
    found += tags.withoutClosingTags.map(withComponents)
    for line in lines where found.count < Self.limits.text { add(StrayAttributes.find(in: shown[line])) }
  }

  /// Returns the finding about a tag, with the components that may replace the tag.
  private func withComponents(_ tag: StrayMarkup) -> StrayMarkup {
    guard !components.isEmpty else { return tag }
    var tag = tag
    let names = components.map { ":::\($0)" }.joined(separator: ", ")
    tag.help = "write text, Markdown, or a component (\(names)) instead, or put it in backticks to show it as code"
    return tag
  }

  /// Finds lines in the markup of other tools, and markup that depends on several lines.
  private mutating func findLines() {
    let texts = lines.indices.map { StrayLines.text(of: $0, in: lines, of: shown, source) }
    var markups = StrayDefinitions.find(texts, in: lines, of: shown, source)
    markups += JoinedItems.find(texts, of: source, lines)
    markups += texts.compactMap { $0.flatMap { ForeignLines.find(in: $0, of: source) } }
    markups += lines.compactMap { ForeignLines.quotation(in: $0, of: shown, source) }
    add(markups)
  }

  /// Finds links and emphasis. Each byte is part of at most one finding: a tag takes precedence over the link that
  /// contains it, and a link over the emphasis in it.
  private mutating func findMarkupInLines() {
    for line in lines where found.count < 2 * Self.limits.text {
      add(StrayLinks.find(in: shown[line], of: source))
      add(StrayEmphasis.find(in: shown[line], of: source))
      add(StrayUnderscores.find(in: shown[line]))
      add(StrayPairs.find(in: shown[line], of: source))
      add(StrayReferences.find(in: shown[line], of: source))
    }
  }

  private mutating func add(_ markups: [StrayMarkup]) {
    found += markups
    for markup in markups { markReported(markup.range) }
  }

  private mutating func markReported(_ range: Range<Int>) {
    for index in range { shown[index] = Self.reported }
  }
}
