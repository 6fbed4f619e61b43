extension MarkupState {
  /// Returns the state that follows two branches, or `nil` if no escaping is right for both.
  func joined(with other: MarkupState) -> MarkupState? {
    if self == other { return self }
    var joined = self
    joined.problem = problem ?? other.problem
    joined.isRefresh = isRefresh || other.isRefresh
    joined.hasValueInContent = hasValueInContent || other.hasValueInContent
    joined.endsWithSlash = endsWithSlash || other.endsWithSlash
    guard isForeign == other.isForeign else { return nil }
    switch (region, other.region) {
    case (.value(let attribute, let quote, let url), .value(let otherAttribute, let otherQuote, let otherURL)):
      guard attribute == otherAttribute, quote == otherQuote, element == other.element else { return nil }
      joined.region = .value(attribute: attribute, quote: quote, url: url.joined(with: otherURL))
      return joined
    case (.rawText(let element, let end), .rawText(let otherElement, let otherEnd)):
      guard element == otherElement, end == otherEnd, let script = script.joined(with: other.script) else { return nil }
      joined.script = script
      return joined
    case (.text, .text):
      joined.script = ScriptState()
      joined.element = ""
      return joined
    default:
      guard let here = betweenAttributes, let there = other.betweenAttributes, here == there else { return nil }
      joined.element = here
      joined.region = region == .tag && other.region == .tag ? .tag : .afterPartialName
      return joined
    }
  }

  /// The element in whose tag the text ends, between attributes or at the end of a name. `nil` elsewhere.
  private var betweenAttributes: String? {
    switch region {
    case .tag, .attributeName, .afterAttributeName, .afterPartialName: element
    case .tagName(let name) where !name.isEmpty: name
    default: nil
    }
  }
}
