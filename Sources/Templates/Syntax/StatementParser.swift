import Diagnostics

/// Parses a template's tokens into statements.
///
/// Records an error in a tag and continues after the tag, so that one run finds all errors.
struct StatementParser {
  private let tokens: [Token]
  private var index = 0
  /// The number of open bodies; 1 outside all tags.
  private(set) var depth = 0
  private(set) var diagnostics: [Diagnostic] = []
  /// A Boolean value that indicates whether a tag could not be read. From then on, an unmatched end tag is not
  /// reported.
  private(set) var hasBrokenTag = false

  /// The names in tags that could not be read, which may be those of variables that the tags set.
  private var namesInBrokenTags: Set<String> = []

  var hasExtended = false

  /// The limit on nesting. Deeper nesting is an error.
  static let depthLimit = 100

  private init(_ tokens: [Token]) { self.tokens = tokens }

  /// Returns the statements of a template, the names of the attributes in them, the syntax errors, and the names in
  /// tags that could not be read.
  static func statements(
    of source: TemplateSource, _ options: TemplateOptions
  ) -> (statements: [Statement], attributes: [String], diagnostics: [Diagnostic], brokenNames: Set<String>) {
    let read: (tokens: [Token], findings: [TemplateError])
    do { read = try Lexer.tokens(of: source, options) } catch { return ([], [], [error.diagnostic], []) }
    let (tokens, misplaced) = TagsInBraces.tokens(repairing: read.tokens)
    let matched = TagMatcher.tokens(repairing: tokens)
    var parser = StatementParser(matched.tokens)
    parser.diagnostics = (read.findings + misplaced + matched.findings).map(\.diagnostic)
    do {
      let (statements, _) = try parser.body(until: [])
      return (statements, attributes(in: tokens), parser.diagnostics, parser.namesInBrokenTags)
    } catch {
      return ([], [], parser.diagnostics + [error.diagnostic], [])
    }
  }

  /// Returns the names that follow a dot.
  private static func attributes(in tokens: [Token]) -> [String] {
    zip(tokens, tokens.dropFirst()).compactMap { point, token in
      if point.kind == .symbol("."), case .name(let name) = token.kind { name } else { nil }
    }
  }

  var current: Token { tokens[min(index, tokens.count - 1)] }

  /// Reads statements up to a tag whose name is in `ends`, consumes the name and returns it. At the end of the file,
  /// returns the name of the missing closing tag, which ``TagMatcher`` has reported.
  mutating func body(until ends: Set<String>) throws(TemplateError) -> ([Statement], String) {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else {
      throw TemplateError("blocks are nested too deeply", at: current.location, endsReading: true)
    }
    var statements: [Statement] = []
    while true {
      let token = current
      switch token.kind {
      case .end: return (statements, ends.sorted().last ?? "")
      case .tagStart:
        if case .name(let name) = tokens[min(index + 1, tokens.count - 1)].kind, ends.contains(name) {
          index += 2
          return (statements, name)
        }
        if let statement = try statement() { statements.append(statement) }
      default: if let statement = try statement() { statements.append(statement) }
      }
    }
  }

  /// Reads the next statement. Records an error and returns `nil` if that is not possible.
  private mutating func statement() throws(TemplateError) -> Statement? {
    let token = current
    let start = index
    do throws(TemplateError) {
      index += 1
      switch token.kind {
      case .text(let text): return Statement(kind: .text(text), location: token.location)
      case .outputStart:
        let value = try parse { (parser) throws(TemplateError) in try parser.tuple() }
        try expect(.outputEnd, "}}")
        return Statement(kind: .output(value), location: value.location)
      case .tagStart:
        guard case .name(let name) = current.kind else {
          throw TemplateError(
            "a tag must begin with its name", at: current.location, help: OtherLanguages.tagMark(current))
        }
        index += 1
        return try tag(name, tokens[index - 1])
      default: throw TemplateError("unexpected \"\(token.description)\"", at: token.location)
      }
    } catch {
      guard !error.endsReading else { throw error }
      note(error)
      skip(from: start)
      return nil
    }
  }

  private mutating func note(_ error: TemplateError) { diagnostics.append(error.diagnostic) }

  /// Continues after the tag that begins at `start`, or after what has been read of it.
  private mutating func skip(from start: Int) {
    let isTag = tokens[start].kind == .tagStart
    if isTag { hasBrokenTag = true }
    index = max(index, start + 1)
    defer {
      if isTag {
        for case .name(let name) in tokens[start..<index].lazy.map(\.kind) { namesInBrokenTags.insert(name) }
      }
    }
    while true {
      switch current.kind {
      case .end, .text, .tagStart, .outputStart: return
      case .tagEnd, .outputEnd:
        index += 1
        return
      default: index += 1
      }
    }
  }
}

extension StatementParser {
  mutating func parse<Result>(
    _ read: (inout ExpressionParser) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    var parser = ExpressionParser(tokens, from: index)
    defer { index = max(index, parser.index) }
    return try read(&parser)
  }

  mutating func expect(_ kind: Token.Kind, _ text: String) throws(TemplateError) {
    guard current.kind == kind else {
      throw TemplateError(
        "expected \"\(text)\", found \"\(current.description)\"", at: current.location,
        help: OtherLanguages.advice(about: index, in: tokens))
    }
    index += 1
  }

  /// Continues after the end of the current tag.
  mutating func skipTag() {
    while current.kind != .tagEnd, current.kind != .end { index += 1 }
    if current.kind == .tagEnd { index += 1 }
  }

  mutating func endTag() throws(TemplateError) { try expect(.tagEnd, "%}") }

  mutating func name() throws(TemplateError) -> String {
    try parse { (parser) throws(TemplateError) in try parser.name() }
  }

  mutating func expression() throws(TemplateError) -> Expression {
    try parse { (parser) throws(TemplateError) in try parser.expression() }
  }

  mutating func takeWord(_ word: String) -> Bool {
    guard current.kind == .name(word) else { return false }
    index += 1
    return true
  }

  mutating func takeSymbol(_ symbol: String) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    index += 1
    return true
  }

  /// Reads the name of a template. In advice, `before` and `after` are the rest of the tag.
  mutating func templateName(_ before: String, _ after: String = "") throws(TemplateError) -> String {
    guard case .string(let text) = current.kind else {
      throw TemplateError(
        "the template name must be a string in quotes", at: current.location,
        help: OtherLanguages.templateName(at: index, in: tokens).map { "write {% \(before) \($0)\(after) %}" })
    }
    index += 1
    return text
  }
}
