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
    case afterAttributeName(String)
    /// After branches of which one may have ended within a name, which must not go on.
    case afterPartialName
    /// After an attribute's name and `=`.
    case beforeValue(attribute: String)
    case value(attribute: String, quote: Unicode.Scalar?, url: URLState)
    case comment(dashes: Int)
    /// `<!doctype` and the like.
    case declaration(String)
    /// `<![CDATA[` of XML, up to `]]>`.
    case characterData(end: String)
    /// In an element whose content is not markup.
    case rawText(element: String, endTag: String)
  }

  var region = Region.text
  /// Where the script is in `<script>`.
  var script = ScriptState()
  /// XML has no elements whose content is not markup.
  private let isXML: Bool
  var isJSON = false
  /// Whether a `meta` that leads elsewhere is being read: its `content` ends with an address.
  var isRefresh = false
  /// Whether a value stands in the `content` of the `meta` that is being read.
  var hasValueInContent = false
  /// Whether the last sign in the tag was a slash, which ends an element of SVG or MathML.
  var endsWithSlash = false
  /// Whether `<svg>` or `<math>` is open, where `title` and the like are elements as any other.
  var isForeign = false
  /// What is wrong with the text read so far: something in it takes on a meaning that a value before it must not have.
  var problem: NoSafePlace?
  /// The element whose tag was read last, lower case; `/name` for an end tag.
  var element = ""

  private static let rawTextElements: Set = [
    "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext",
  ]

  init(isXML: Bool = false) { self.isXML = isXML }

  /// The state at the beginning of a file of `format`, or of what is kept as a value of it.
  init(_ format: OutputFormat) {
    self.init(isXML: format == .xml)
    isJSON = format == .json
    // JSON is the part of a script that is a value.
    if format == .json { region = .rawText(element: "script", endTag: "") }
  }

  /// The state at the beginning of what is kept as a value, which is escaped where it is written: in JSON it is a text.
  static func captured(_ format: OutputFormat) -> MarkupState {
    var state = MarkupState(format)
    if format == .json { state.region = .text }
    return state
  }

  var isInXML: Bool { isXML }

  /// Whether the state is one in which a file, or a piece of one, can begin and end.
  var isBetweenTags: Bool {
    switch region {
    case .text: !isForeign
    case .rawText("script", _): isJSON && script.isCode
    default: false
    }
  }

  /// The same state, of which what is wrong was said.
  var withoutProblem: MarkupState {
    var state = self
    state.problem = nil
    return state
  }

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
    if case .value("content", _, _) = region, element == "meta" {
      hasValueInContent = true
    }
  }
}

extension MarkupState {
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { " \n\t\r\u{0C}".unicodeScalars.contains(scalar) }
  private static func lower(_ scalar: Unicode.Scalar) -> String { String(scalar).lowercased() }
  /// After `--!`, which a `>` makes the end of a comment.
  private static let endBang = 3
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { "a"..."z" ~= scalar || "A"..."Z" ~= scalar }

  private mutating func read(_ scalar: Unicode.Scalar) {
    switch region {
    case .text: if scalar == "<", !isJSON { region = .tagName("") }
    case .tagName(let name): readTagName(name, scalar)
    case .tag:
      defer { if !Self.isBlank(scalar) { endsWithSlash = scalar == "/" } }
      if scalar == ">" {
        endTag()
      } else if !Self.isBlank(scalar), scalar != "/" {
        region = .attributeName(Self.lower(scalar))
      }
    case .attributeName(let name): readAttributeName(name, scalar)
    case .afterAttributeName(let name):
      if scalar == "=" {
        region = .beforeValue(attribute: name)
      } else if !Self.isBlank(scalar) {
        region = .tag
        read(scalar)
      }
    case .afterPartialName:
      region = .tag
      if !Self.isBlank(scalar), scalar != ">", scalar != "/" {
        problem = NoSafePlace(
          "the branches before this end in the middle of a name", "write the whole name, and its value, in each branch")
      }
      read(scalar)
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
      switch (scalar, dashes) {
      case ("-", _): region = .comment(dashes: dashes == Self.endBang ? 1 : min(2, dashes + 1))
      case ("!", 2): region = .comment(dashes: Self.endBang)
      case (">", 2...): region = .text
      default: region = .comment(dashes: 0)
      }
    case .declaration(let start):
      let text = start + String(scalar)
      if text == "--" {
        // `<!-->` and `<!--->` are comments without content.
        region = .comment(dashes: 2)
      } else if isXML, text == "[C" {
        region = .characterData(end: "")
      } else {
        region = scalar == ">" ? .text : .declaration(String(text.prefix(2)))
      }
    case .characterData(let end):
      let text = String((end + String(scalar)).suffix(3))
      region = text == "]]>" ? .text : .characterData(end: text)
    case .rawText(let element, let endTag): readRawText(element, endTag, scalar)
    }
  }

  private mutating func readTagName(_ name: String, _ scalar: Unicode.Scalar) {
    if name.isEmpty, scalar == "!" {
      region = .declaration("")
    } else if scalar == ">" {
      element = isXML ? Self.withoutPrefix(name) : name
      endTag()
    } else if Self.isBlank(scalar) || scalar == "/" && !name.isEmpty {
      element = isXML ? Self.withoutPrefix(name) : name
      endsWithSlash = scalar == "/"
      region = name.isEmpty ? .text : .tag
    } else if name.isEmpty, scalar != "/", !Self.isLetter(scalar), !isXML {
      region = .text
    } else {
      region = .tagName(name + Self.lower(scalar))
    }
  }

  /// The part of a name of XML that tells what it names: a prefix can stand for any vocabulary.
  static func withoutPrefix(_ name: String) -> String {
    guard let colon = name.firstIndex(of: ":") else { return name }
    return (name.hasPrefix("/") ? "/" : "") + name[name.index(after: colon)...]
  }

  private mutating func readAttributeName(_ name: String, _ scalar: Unicode.Scalar) {
    if scalar == "=" {
      region = .beforeValue(attribute: name)
    } else if scalar == ">" {
      endTag()
    } else if Self.isBlank(scalar) {
      region = .afterAttributeName(name)
    } else if scalar == "/" {
      endsWithSlash = true
      region = .tag
    } else {
      region = .attributeName(name + Self.lower(scalar))
    }
  }

  private mutating func endTag() {
    if element == "svg" || element == "math" { isForeign = !endsWithSlash }
    if element == "/svg" || element == "/math" { isForeign = false }
    let holdsCode = element == "script" || element == "style"
    let isEmpty = (isForeign || isXML) && endsWithSlash
    let isRaw = isXML || isForeign ? holdsCode && !isEmpty : Self.rawTextElements.contains(element)
    hasValueInContent = false
    endsWithSlash = false
    region = isRaw ? .rawText(element: element, endTag: "") : .text
    script = ScriptState()
    element = ""
    isRefresh = false
  }

  private mutating func readValue(
    _ attribute: String, _ quote: Unicode.Scalar?, _ url: URLState, _ scalar: Unicode.Scalar
  ) {
    if quote.map({ scalar == $0 }) ?? Self.isBlank(scalar) {
      if element == "meta", attribute == "http-equiv", case .scheme("refresh") = url {
        isRefresh = !hasValueInContent
        if hasValueInContent {
          problem = NoSafePlace("the address in this meta is not known to be one", "write http-equiv before content")
        }
      }
      region = .tag
    } else if quote == nil, scalar == ">" {
      endTag()
    } else {
      var url = url
      if isAddress(attribute), url.readsColonAfterValue(scalar) {
        problem = NoSafePlace(
          "a colon after a value makes the value a scheme", "begin the address with https:// or a path")
      }
      url.read(scalar)
      // What stands before the address of a redirect is no part of it.
      if isRefresh, attribute == "content", case .scheme(let text) = url, text.hasSuffix("url=") { url = .start }
      region = .value(attribute: attribute, quote: quote, url: url)
    }
  }

  private mutating func readRawText(_ element: String, _ endTag: String, _ scalar: Unicode.Scalar) {
    let wanted = "</" + element
    guard element != "plaintext" else { return }
    guard !isJSON else { return script.read(scalar) }
    if isXML, endTag == "</" {
      region = .tagName("/")
      return read(scalar)
    }
    let text = endTag + Self.lower(scalar)
    if endTag == wanted, Self.isBlank(scalar) || scalar == "/" || scalar == ">" {
      self.element = "/" + element
      if scalar == ">" { self.endTag() } else { region = .tag }
      return
    }
    if element == "script" {
      script.read(scalar)
      if script.endsWithCommentOfHTML {
        problem = NoSafePlace("\"<!--\" in a script changes where the script ends", "leave it out: no browser needs it")
      }
    }
    region = .rawText(element: element, endTag: wanted.hasPrefix(text) ? text : scalar == "<" ? "<" : "")
  }
}
