import Diagnostics
import Values

/// The functions that depend on the theme: translated strings, `t("next")`, and static files, `asset("site.css")`. Both
/// are resolved when a template is compiled, so that they cost nothing per page, and a wrong name is an error even
/// without a page.
extension Compiler {
  /// Compiles a call of `name` if it is one of these functions and the theme supports it.
  mutating func callThemeFunction(
    _ name: String, _ arguments: Arguments, at location: SourceLocation
  ) -> ValueType? {
    switch name {
    case "t":
      guard let words = set.words else { return nil }
      return translate(arguments, words, at: location)
    case "asset", "integrity":
      guard let assets = set.assets else { return nil }
      writeAsset(arguments, of: name, at: location) { path in
        assets.asset(at: path).map { name == "asset" ? $0.url : $0.integrity }
      }
      return .text
    default: return nil
    }
  }

  /// The names of the functions that ``callThemeFunction(_:_:at:)`` compiles.
  var themeFunctions: [String] {
    (set.words == nil ? [] : ["t"]) + (set.assets == nil ? [] : ["asset", "integrity"])
  }

  private mutating func translate(
    _ arguments: Arguments, _ words: Words, at location: SourceLocation
  ) -> ValueType {
    guard let name = literal(arguments.positional.first, of: "t", example: "next", at: location) else { return .text }
    for argument in arguments.positional.dropFirst() {
      report("\"t\" takes only keyword arguments after the name", at: argument.location, help: "write count=…")
    }
    guard let word = words.entries[name.text] else {
      emit(.pushNull)
      if !words.isComplete || words.reported.contains(name.text) { return .text }
      reportUnknown(
        "translated string", name.text, among: Array(words.entries.keys), at: name.location,
        otherwise: "add it to i18n/\(words.language).yml")
      return .text
    }
    var values: [String: Expression] = [:]
    for argument in arguments.named {
      if !word.arguments.contains(argument.name) {
        report(
          "the translated string \"\(name.text)\" has no placeholder {\(argument.name)}", at: argument.location,
          help: Self.advice(for: argument.name, among: Array(word.arguments)))
      }
      values[argument.name] = argument.value
    }
    let missing = word.arguments.subtracting(values.keys).sorted()
    guard missing.isEmpty else {
      emit(.pushNull)
      report(
        "the translated string \"\(name.text)\" needs a value for \(missing.joined(separator: ", "))", at: location,
        help: "write t(\"\(name.text)\", \(missing.map { "\($0)=…" }.joined(separator: ", ")))")
      return .text
    }
    return compile(expression(of: word, values, words, at: location))
  }

  /// Returns the equivalent expression: concatenated strings, and a conditional for the plural.
  private func expression(
    of word: Words.Word, _ given: [String: Expression], _ words: Words, at location: SourceLocation
  ) -> Expression {
    // `count` is formatted as a number. Other arguments are not: "page 2,026" would be wrong.
    var values = given
    if let count = values["count"], NumberLocale.of(words.language) != nil {
      switch count.kind {
      case .text: break
      default:
        values["count"] = Expression(kind: .filter(count, "format_number", Arguments()), location: count.location)
      }
    }
    func joined(_ pieces: [Words.Word.Piece]) -> Expression {
      let parts = pieces.map { piece in
        switch piece {
        case .literal(let text): Expression(kind: .text(text), location: location)
        case .argument(let name): values[name] ?? Expression(kind: .text(""), location: location)
        }
      }
      let empty = Expression(kind: .text(""), location: location)
      return parts.reduce(empty) { Expression(kind: .binary(.concatenate, $0, $1), location: location) }
    }
    guard let one = word.one, let count = given["count"] else { return joined(word.other) }
    let limit = Expression(kind: .integer(words.countsLessThanTwoAsOne ? 2 : 1), location: location)
    let comparison = words.countsLessThanTwoAsOne ? BinaryOperator.less : .equal
    return Expression(
      kind: .conditional(
        condition: Expression(kind: .comparison(count, [(comparison, limit)]), location: location),
        then: joined(one), otherwise: joined(word.other)),
      location: location)
  }

  private mutating func writeAsset(
    _ arguments: Arguments, of function: String, at location: SourceLocation, _ text: (String) -> String?
  ) {
    guard let path = literal(arguments.positional.first, of: function, example: "site.css", at: location) else {
      return
    }
    if let text = text(path.text) { return emitConstant(program.constantValues.text(text)) }
    emit(.pushNull)
    reportUnknown(
      "static file", path.text, among: set.assets?.paths ?? [], at: path.location,
      otherwise: "add it to the theme's static/ folder")
  }

  /// Returns the string literal in a function's first argument. Reports anything else and pushes null in its place.
  private mutating func literal(
    _ argument: Expression?, of function: String, example: String, at location: SourceLocation
  ) -> (text: String, location: SourceLocation)? {
    if let argument, case .text(let text) = argument.kind { return (text, argument.location) }
    emit(.pushNull)
    report(
      "\"\(function)\" needs a name in quotes", at: argument?.location ?? location,
      help: "write \(function)(\"\(example)\")")
    return nil
  }
}
