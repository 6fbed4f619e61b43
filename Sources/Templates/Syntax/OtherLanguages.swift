/// Notation of Liquid, Twig, Handlebars, Go, JavaScript, and Python that the language does not have, with the notation
/// to write instead.
enum OtherLanguages {
  /// The advice for each tag of another language.
  static let tags: [String: String] = [
    "assign": "write {% set name = value %}", "let": "write {% set name = value %}",
    "var": "write {% set name = value %}", "capture": "write {% set name %}…{% endset %}",
    "unless": "write {% if not … %}…{% endif %}", "case": switching, "switch": switching, "when": switching,
    "each": looping, "foreach": looping, "while": looping, "comment": "write {# … #}",
    "verbatim": "write {% raw %}…{% endraw %}", "render": including, "partial": including, "template": including,
    "layout": "write {% extends \"layout.html\" %}", "section": "write {% block name %}…{% endblock %}",
    "slot": "write {% block name %}…{% endblock %}", "yield": "write {% block name %}{% endblock %}",
    "echo": "write {{ value }}", "print": "write {{ value }}", "trans": "write {{ t(\"name\") }}",
  ]

  /// The tags of ``tags`` that have a closing tag.
  static let blocks: Set = ["capture", "unless", "case", "switch", "each", "foreach", "while", "comment", "verbatim"]

  private static let switching = "write {% if a == b %}…{% elif a == c %}…{% endif %}"
  private static let looping = "write {% for item in items %}…{% endfor %}"
  private static let including = "write {% include \"name.html\" %}"

  /// The advice for each variable that is a constant of another language.
  static let constants = [
    "null": "write none", "nil": "write none", "undefined": "write none, or test with \"is defined\"",
    "empty": "test with {% if not … %}", "blank": "test with {% if not … %}",
    "else": "write {% else %}",
  ]

  private static let symbols = [
    "&&": "write and", "&": "write and", "||": "write or", "===": "write ==", "!==": "write !=", "<>": "write !=",
    "?": "write \"b if a else c\" instead of \"a ? b : c\"", "??": "write a | default(b)", "?.": "write \".\"",
  ]

  private static let words = ["contains": "write b in a", "AND": "write and", "OR": "write or", "NOT": "write not"]

  /// Returns the advice about the token at `index`, which cannot follow the tokens before it.
  static func advice(about index: Int, in tokens: [Token]) -> String? {
    switch tokens[index].kind {
    case .symbol("!"): return "write not \(text(of: tokens[index + 1]) ?? "x")"
    case .symbol("="): return equalSign(index, in: tokens)
    case .symbol("#"), .symbol("/"), .symbol("^"): return handlebars(index, in: tokens)
    case .symbol("."):
      guard isStart(index, in: tokens), case .name(let name) = tokens[index + 1].kind else { return nil }
      return "write \(name), without the period"
    case .symbol(":") where tokens[index + 1].kind == .tagEnd: return "remove it"
    case .symbol(":"): return argument(index + 1, of: index - 1, in: tokens)
    case .symbol("}"):
      guard isStart(index - 2, in: tokens), tokens[index - 2].kind == .symbol("{") else { return nil }
      return text(of: tokens[index - 1]).map { "write {{ \($0) }}, or {{ \($0) | safe }} for HTML" }
    case .symbol(let symbol): return symbols[symbol]
    case .name(let name): return words[name]
    case .string, .integer, .number: return argument(index, of: index - 1, in: tokens)
    default: return nil
    }
  }

  /// Returns whether the token at `index` is the first one in braces.
  private static func isStart(_ index: Int, in tokens: [Token]) -> Bool {
    index > 0 && tokens[index - 1].kind == .outputStart
  }

  private static func equalSign(_ index: Int, in tokens: [Token]) -> String? {
    var start = index
    while start > 0 {
      switch tokens[start].kind {
      case .name("if"), .name("elif"), .name("and"), .name("or"), .name("not"): return "write =="
      case .tagStart: return nil
      case .outputStart: return "write ==, or set a variable with {% set name = value %}"
      default: start -= 1
      }
    }
    return nil
  }

  /// Returns the advice about `{{#if x}}`, `{{/if}}`, and `{{^}}`.
  private static func handlebars(_ index: Int, in tokens: [Token]) -> String? {
    guard isStart(index, in: tokens) else { return nil }
    guard case .name(let name) = tokens[index + 1].kind else {
      return tokens[index].kind == .symbol("^") ? "write {% else %}" : nil
    }
    let tag = ["each": "for", "if": "if", "unless": "if", "with": "with"][name]
    if tokens[index].kind == .symbol("/") { return tag.map { "write {% end\($0) %}" } }
    switch name {
    case "each": return looping
    case "unless": return tags["unless"]
    case "with": return "write {% with name = value %}…{% endwith %}"
    default: return "write {% if … %}…{% endif %}"
    }
  }

  /// Returns the advice about arguments that are not in parentheses, such as `truncate: 20`.
  private static func argument(_ start: Int, of filter: Int, in tokens: [Token]) -> String? {
    guard filter > 0, tokens[filter - 1].kind == .symbol("|"), case .name(let name) = tokens[filter].kind else {
      return nil
    }
    let end = tokens[start...].firstIndex { [.symbol("|"), .outputEnd, .tagEnd, .end].contains($0.kind) }
    var arguments = ""
    for token in tokens[start..<(end ?? tokens.count)] {
      guard let text = text(of: token) else { return "write \(name)(…)" }
      arguments += text == "," ? ", " : text
    }
    return "write \(name)(\(arguments))"
  }

  /// Returns the name of a template that is not in quotes, as it must be written: `"header.html"`.
  static func templateName(at start: Int, in tokens: [Token]) -> String? {
    var name = ""
    for token in tokens[start...] {
      switch token.kind {
      case .name("with"), .name("without"), .name("ignore"), .name("as"), .name("import"), .tagEnd, .end, .symbol(","):
        return name.isEmpty ? nil : "\"\(name)\(name.contains(".") ? "" : ".html")\""
      case .name(let part): name += part
      case .symbol(let part) where ["/", ".", "-"].contains(part): name += part
      default: return nil
      }
    }
    return nil
  }

  /// Returns the token as written in a template, or `nil` if it is not part of a simple expression.
  private static func text(of token: Token) -> String? {
    switch token.kind {
    case .name, .integer, .number, .symbol: token.description
    case .string(let text): text.contains("\"") || text.contains("\\") ? nil : "\"\(text)\""
    default: nil
    }
  }
}
