/// Where in an HTML text its reader is after some of it, as the tokenizer of the HTML Living Standard (section 13.2.5) sees it,
/// reduced to what escaping needs.
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
    case value(attribute: String, quote: Unicode.Scalar?, part: URLPart)
    case comment(dashes: Int)
    /// `<!doctype` and the like.
    case declaration(String)
    /// In an element whose content is not markup.
    case rawText(element: String, endTag: String)
  }

  /// How far a URL has been read.
  enum URLPart: Hashable, Sendable {
    case start, path, query
  }

  var region = Region.text
  /// The element whose tag was read last, lower case; `/name` for an end tag.
  private var element = ""

  private static let rawTextElements: Set = ["script", "style", "title", "textarea"]
  private static let urlAttributes: Set = [
    "href", "src", "action", "formaction", "cite", "poster", "data", "background", "manifest", "ping", "longdesc",
    "icon", "xlink:href",
  ]

  /// Reads on over literal text.
  mutating func read(_ text: String) {
    for scalar in text.unicodeScalars { read(scalar) }
  }

  /// The escaping for a value written here; an explanation where there is no safe one.
  func place() -> Result<EscapingPlace, NoSafePlace> {
    switch region {
    case .text: return .success(.htmlText)
    case .rawText(let element, _):
      switch element {
      case "script": return .success(.script)
      case "style":
        return .failure(NoSafePlace("a value cannot be written safely in <style>", "put it in a class or an attribute"))
      default: return .success(.rcdata)
      }
    case .value(_, nil, _), .beforeValue:
      return .failure(
        NoSafePlace("a value cannot be written safely in an attribute without quotes", "put it in quotes"))
    case .value(let attribute, _, let part):
      if attribute.hasPrefix("on") {
        return .failure(
          NoSafePlace(
            "a value cannot be written safely in the event handler \"\(attribute)\"", "put it in a data- attribute"))
      }
      if attribute == "style" {
        return .failure(NoSafePlace("a value cannot be written safely in \"style\"", "put it in a class"))
      }
      if attribute == "srcset" || attribute == "imagesrcset" { return .success(.srcset) }
      guard Self.urlAttributes.contains(attribute) else { return .success(.attribute) }
      switch part {
      case .start: return .success(.urlStart)
      case .path: return .success(.urlPath)
      case .query: return .success(.urlQuery)
      }
    case .tagName: return .failure(NoSafePlace("a value cannot be the name of a tag", "write the tags out, in an if"))
    case .tag, .attributeName:
      return .failure(NoSafePlace("a value cannot be the name of an attribute", "write the attribute out, in an if"))
    case .comment:
      return .failure(NoSafePlace("a value cannot be written in a comment", "use a template comment: {# #}"))
    case .declaration: return .failure(NoSafePlace("a value cannot be written in a declaration", nil))
    }
  }

  /// What follows a value that was written here.
  mutating func passValue() {
    if case .value(let attribute, let quote, .start) = region {
      region = .value(attribute: attribute, quote: quote, part: .path)
    }
  }
}

/// Why a value cannot be written somewhere, and what to do instead.
struct NoSafePlace: Error {
  let message: String
  let help: String?

  init(_ message: String, _ help: String?) {
    self.message = message
    self.help = help
  }
}

extension MarkupState {
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { " \n\t\r\u{0C}".unicodeScalars.contains(scalar) }

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
    case .attributeName(let name):
      if scalar == "=" {
        region = .beforeValue(attribute: name)
      } else if scalar == ">" {
        endTag()
      } else if Self.isBlank(scalar) || scalar == "/" {
        region = .tag
      } else {
        region = .attributeName(name + Self.lower(scalar))
      }
    case .beforeValue(let attribute):
      if scalar == ">" {
        endTag()
      } else if !Self.isBlank(scalar) {
        let isQuote = scalar == "\"" || scalar == "'"
        region = .value(attribute: attribute, quote: isQuote ? scalar : nil, part: .start)
        if !isQuote { read(scalar) }
      }
    case .value(let attribute, let quote, let part): readValue(attribute, quote, part, scalar)
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

  private static func lower(_ scalar: Unicode.Scalar) -> String { String(scalar).lowercased() }

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

  private mutating func endTag() {
    region = Self.rawTextElements.contains(element) ? .rawText(element: element, endTag: "") : .text
    element = ""
  }

  private mutating func readValue(
    _ attribute: String, _ quote: Unicode.Scalar?, _ part: URLPart, _ scalar: Unicode.Scalar
  ) {
    if let quote, scalar == quote {
      region = .tag
    } else if quote == nil, Self.isBlank(scalar) {
      region = .tag
    } else if quote == nil, scalar == ">" {
      endTag()
    } else {
      let next: URLPart =
        scalar == "?" || scalar == "#" ? .query : part == .start ? (Self.isBlank(scalar) ? .start : .path) : part
      region = .value(attribute: attribute, quote: quote, part: part == .query ? .query : next)
    }
  }

  private mutating func readRawText(_ element: String, _ endTag: String, _ scalar: Unicode.Scalar) {
    let wanted = "</" + element
    let text = endTag + Self.lower(scalar)
    if endTag == wanted {
      if Self.isBlank(scalar) || scalar == "/" {
        self.element = "/" + element
        region = .tag
      } else {
        region = scalar == ">" ? .text : .rawText(element: element, endTag: "")
      }
    } else {
      region = .rawText(element: element, endTag: wanted.hasPrefix(text) ? text : scalar == "<" ? "<" : "")
    }
  }
}

extension MarkupState {
  /// The state after either of two texts; `nil` where no escaping would be right for both.
  func joined(with other: MarkupState) -> MarkupState? {
    if self == other { return self }
    switch (region, other.region) {
    case (.value(let attribute, let quote, let part), .value(let otherAttribute, let otherQuote, let otherPart))
    where attribute == otherAttribute && quote == otherQuote && element == other.element:
      var joined = self
      // The stricter of the two: a value that may begin a URL has its scheme checked.
      let isStart = part == .start || otherPart == .start
      joined.region = .value(attribute: attribute, quote: quote, part: isStart ? .start : .path)
      return joined
    default:
      guard let here = betweenAttributes, let there = other.betweenAttributes, here == there else { return nil }
      return here
    }
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
