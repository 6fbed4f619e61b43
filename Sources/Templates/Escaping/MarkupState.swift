/// Where in a text of HTML or XML its reader is after some of it, as the tokenizer of the HTML Living Standard
/// (section 13.2.5) sees it, reduced to what escaping needs.
///
/// The model is the context analysis of Go's html/template.
struct MarkupState: Hashable, Sendable {
  enum Region: Hashable, Sendable {
    case text
    /// After `<`, in a tag's name.
    case tagName(String)
    /// In a tag, between attributes.
    case tag
    case attributeName(String)
    /// After an attribute's name and `=`.
    case beforeValue(attribute: String)
    case value(attribute: String, quote: Unicode.Scalar?, url: URLState)
    case comment(dashes: Int)
    /// `<!doctype` and the like.
    case declaration(String)
    /// In an element whose content is not markup.
    case rawText(element: String, endTag: String)
  }

  var region = Region.text
  /// Where the script is in `<script>`.
  var script = ScriptState()
  /// XML has no elements whose content is not markup.
  private let isXML: Bool
  /// The element whose tag was read last, lower case; `/name` for an end tag.
  private var element = ""

  private static let rawTextElements: Set = ["script", "style", "title", "textarea"]

  init(isXML: Bool = false) { self.isXML = isXML }

  /// Reads on over literal text.
  mutating func read(_ text: String) {
    for scalar in text.unicodeScalars { read(scalar) }
  }

  /// What follows a value that was written here.
  mutating func passValue() {
    switch region {
    case .value(let attribute, let quote, var url):
      url.passValue()
      region = .value(attribute: attribute, quote: quote, url: url)
    case .rawText("script", _): script.passValue()
    default: break
    }
  }
}

extension MarkupState {
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { " \n\t\r\u{0C}".unicodeScalars.contains(scalar) }
  private static func lower(_ scalar: Unicode.Scalar) -> String { String(scalar).lowercased() }

  private mutating func read(_ scalar: Unicode.Scalar) {
    switch region {
    case .text: if scalar == "<" { region = .tagName("") }
    case .tagName(let name): readTagName(name, scalar)
    case .tag:
      if scalar == ">" {
        endTag()
      } else if !Self.isBlank(scalar), scalar != "/" {
        region = .attributeName(Self.lower(scalar))
      }
    case .attributeName(let name): readAttributeName(name, scalar)
    case .beforeValue(let attribute):
      if scalar == ">" {
        endTag()
      } else if !Self.isBlank(scalar) {
        let isQuote = scalar == "\"" || scalar == "'"
        region = .value(attribute: attribute, quote: isQuote ? scalar : nil, url: .start)
        if !isQuote { read(scalar) }
      }
    case .value(let attribute, let quote, let url): readValue(attribute, quote, url, scalar)
    case .comment(let dashes):
      if scalar == "-" {
        region = .comment(dashes: min(2, dashes + 1))
      } else {
        region = scalar == ">" && dashes == 2 ? .text : .comment(dashes: 0)
      }
    case .declaration(let start):
      let text = start + String(scalar)
      if text == "--" {
        region = .comment(dashes: 0)
      } else {
        region = scalar == ">" ? .text : .declaration(String(text.prefix(2)))
      }
    case .rawText(let element, let endTag): readRawText(element, endTag, scalar)
    }
  }

  private mutating func readTagName(_ name: String, _ scalar: Unicode.Scalar) {
    if name.isEmpty, scalar == "!" {
      region = .declaration("")
    } else if scalar == ">" {
      element = name
      endTag()
    } else if Self.isBlank(scalar) || scalar == "/" && !name.isEmpty {
      element = name
      region = name.isEmpty ? .text : .tag
    } else if name.isEmpty, scalar != "/", !scalar.properties.isAlphabetic {
      region = .text
    } else {
      region = .tagName(name + Self.lower(scalar))
    }
  }

  private mutating func readAttributeName(_ name: String, _ scalar: Unicode.Scalar) {
    if scalar == "=" {
      region = .beforeValue(attribute: name)
    } else if scalar == ">" {
      endTag()
    } else if Self.isBlank(scalar) || scalar == "/" {
      region = .tag
    } else {
      region = .attributeName(name + Self.lower(scalar))
    }
  }

  private mutating func endTag() {
    region = !isXML && Self.rawTextElements.contains(element) ? .rawText(element: element, endTag: "") : .text
    script = ScriptState()
    element = ""
  }

  private mutating func readValue(
    _ attribute: String, _ quote: Unicode.Scalar?, _ url: URLState, _ scalar: Unicode.Scalar
  ) {
    if quote.map({ scalar == $0 }) ?? Self.isBlank(scalar) {
      region = .tag
    } else if quote == nil, scalar == ">" {
      endTag()
    } else {
      var url = url
      url.read(scalar)
      region = .value(attribute: attribute, quote: quote, url: url)
    }
  }

  private mutating func readRawText(_ element: String, _ endTag: String, _ scalar: Unicode.Scalar) {
    let wanted = "</" + element
    let text = endTag + Self.lower(scalar)
    if endTag == wanted, Self.isBlank(scalar) || scalar == "/" || scalar == ">" {
      self.element = "/" + element
      if scalar == ">" { self.endTag() } else { region = .tag }
      return
    }
    if element == "script" { script.read(scalar) }
    region = .rawText(element: element, endTag: wanted.hasPrefix(text) ? text : scalar == "<" ? "<" : "")
  }
}

extension MarkupState {
  /// The state after either of two texts; `nil` where no escaping would be right for both.
  func joined(with other: MarkupState) -> MarkupState? {
    if self == other { return self }
    if case .value(let attribute, let quote, let url) = region,
      case .value(let otherAttribute, let otherQuote, let otherURL) = other.region
    {
      guard attribute == otherAttribute, quote == otherQuote, element == other.element else { return nil }
      var joined = self
      joined.region = .value(attribute: attribute, quote: quote, url: url.joined(with: otherURL))
      return joined
    }
    guard let here = betweenAttributes, let there = other.betweenAttributes, here == there else { return nil }
    return here
  }

  /// The same state with a name that has just been read taken for complete: `<li` and `<li class="a"` are both in the tag.
  private var betweenAttributes: MarkupState? {
    var state = self
    switch region {
    case .tag: return self
    case .attributeName: break
    case .tagName(let name) where !name.isEmpty: state.element = name
    default: return nil
    }
    state.region = .tag
    return state
  }
}
