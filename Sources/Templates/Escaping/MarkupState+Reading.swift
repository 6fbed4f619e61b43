/// The transitions of the tokenizer, one character at a time.
extension MarkupState {
  private static let rawTextElements: Set = [
    "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext",
  ]

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { " \n\t\r\u{0C}".unicodeScalars.contains(scalar) }
  private static func lower(_ scalar: Unicode.Scalar) -> String { String(scalar).lowercased() }
  /// The comment state after `--!`. A `>` then ends the comment.
  private static let endBang = 3
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { "a"..."z" ~= scalar || "A"..."Z" ~= scalar }

  mutating func read(_ scalar: Unicode.Scalar) {
    switch region {
    case .text: if scalar == "<", !isJSON { region = .tagName("") }
    case .tagName(let name): readTagName(name, scalar)
    case .tag: readBetweenAttributes(scalar)
    case .attributeName(let name): readAttributeName(name, scalar)
    case .afterAttributeName(let name): readAfterAttributeName(name, scalar)
    case .afterPartialName: readAfterPartialName(scalar)
    case .beforeValue(let attribute): readBeforeValue(of: attribute, scalar)
    case .value(let attribute, let quote, let url): readValue(attribute, quote, url, scalar)
    case .comment(let dashes): readComment(after: dashes, scalar)
    case .declaration(let start): readDeclaration(start, scalar)
    case .characterData(let end):
      let text = String((end + String(scalar)).suffix(3))
      region = text == "]]>" ? .text : .characterData(end: text)
    case .rawText(let element, let endTag): readRawText(element, endTag, scalar)
    }
  }

  private mutating func readBetweenAttributes(_ scalar: Unicode.Scalar) {
    defer { if !Self.isBlank(scalar) { endsWithSlash = scalar == "/" } }
    if scalar == ">" {
      endTag()
    } else if !Self.isBlank(scalar), scalar != "/" {
      region = .attributeName(Self.lower(scalar))
    }
  }

  private mutating func readAfterAttributeName(_ name: String, _ scalar: Unicode.Scalar) {
    if scalar == "=" {
      region = .beforeValue(attribute: name)
    } else if !Self.isBlank(scalar) {
      region = .tag
      read(scalar)
    }
  }

  private mutating func readAfterPartialName(_ scalar: Unicode.Scalar) {
    region = .tag
    if !Self.isBlank(scalar), scalar != ">", scalar != "/" {
      problem = NoSafePlace(
        "the branches above end in the middle of an attribute name",
        "write the whole name and its value in each branch")
    }
    read(scalar)
  }

  private mutating func readBeforeValue(of attribute: String, _ scalar: Unicode.Scalar) {
    if scalar == ">" {
      endTag()
    } else if !Self.isBlank(scalar) {
      let isQuote = scalar == "\"" || scalar == "'"
      region = .value(attribute: attribute, quote: isQuote ? scalar : nil, url: .start)
      if !isQuote { read(scalar) }
    }
  }

  private mutating func readComment(after dashes: Int, _ scalar: Unicode.Scalar) {
    switch (scalar, dashes) {
    case ("-", _): region = .comment(dashes: dashes == Self.endBang ? 1 : min(2, dashes + 1))
    case ("!", 2): region = .comment(dashes: Self.endBang)
    case (">", 2...): region = .text
    default: region = .comment(dashes: 0)
    }
  }

  private mutating func readDeclaration(_ start: String, _ scalar: Unicode.Scalar) {
    let text = start + String(scalar)
    if text == "--" {
      // `<!-->` and `<!--->` are comments without content.
      region = .comment(dashes: 2)
    } else if isXML, text == "[C" {
      region = .characterData(end: "")
    } else {
      region = scalar == ">" ? .text : .declaration(String(text.prefix(2)))
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

  /// Returns an XML name without its prefix, which can be bound to any namespace.
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
          problem = NoSafePlace(
            "\"content\" comes before \"http-equiv\", so its value is not checked as a URL",
            "write \"http-equiv\" before \"content\"")
        }
      }
      region = .tag
    } else if quote == nil, scalar == ">" {
      endTag()
    } else {
      var url = url
      if url.readsColonAfterValue(scalar), isAddress(attribute) {
        problem = NoSafePlace(
          "a colon after a value makes the value a URL scheme", "begin the URL with https:// or a path")
      }
      url.read(scalar, schemes)
      // The text before a redirect's URL is not part of the URL.
      if isRefresh, attribute == "content", case .scheme(let text) = url, text.hasSuffix("url=") { url = .start }
      region = .value(attribute: attribute, quote: quote, url: url)
    }
  }

  private mutating func readRawText(_ element: String, _ endTag: String, _ scalar: Unicode.Scalar) {
    guard element != "plaintext" else { return }
    guard !isJSON else { return script.read(scalar) }
    if endTag.isEmpty, scalar != "<" {
      if element == "script" { readScript(scalar) }
      return
    }
    let wanted = "</" + element
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
    if element == "script" { readScript(scalar) }
    region = .rawText(element: element, endTag: wanted.hasPrefix(text) ? text : scalar == "<" ? "<" : "")
  }

  private mutating func readScript(_ scalar: Unicode.Scalar) {
    script.read(scalar)
    guard script.endsWithCommentOfHTML else { return }
    problem = NoSafePlace("\"<!--\" in a script changes where the script ends", "remove it: browsers do not need it")
  }
}
