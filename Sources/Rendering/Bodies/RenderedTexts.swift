/// The texts that a thread has rendered. Feeds, lists, and components show the same text many times, and texts that show
/// one another would otherwise be rendered exponentially often.
struct RenderedTexts {
  private var texts: [MarkdownSource: RenderedText] = [:]
  private var size = 0
  /// The size above which the texts are discarded when the next file begins, in bytes.
  private static let sizeLimit = 8 << 20

  subscript(_ text: MarkdownSource) -> RenderedText? { texts[text] }

  mutating func save(_ rendered: RenderedText, of text: MarkdownSource) {
    texts[text] = rendered
    size += rendered.size
  }

  /// Discards the texts if they use much memory. While a file is rendered, every text that it shows is kept.
  mutating func trim() {
    guard size > Self.sizeLimit else { return }
    texts.removeAll(keepingCapacity: true)
    size = 0
  }
}
