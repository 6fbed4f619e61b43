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
    "echo": "write {{ value }}", "print": "write {{ value }}", "dump": "write {{ value | tojson }}",
    "trans": translating, "translate": translating, "blocktrans": translating, "blocktranslate": translating,
    "url": "write the path, or {{ page.url }}", "static": "write {{ asset(\"site.css\") }}",
    "link": "write the path of the page, or {{ page.url }}", "post_url": "write the path of the page",
    "load": "remove it: all filters are available", "use": "write {% import \"macros.html\" as m %}",
    "csrf_token": "remove it", "now": "remove it: pages do not contain the date of the build",
    "ifequal": "write {% if a == b %}…{% endif %}", "ifnotequal": "write {% if a != b %}…{% endif %}",
    "ifchanged": "write {% if loop.changed(value) %}…{% endif %}", "ifAsync": "write {% if … %}…{% endif %}",
    "asyncEach": looping, "asyncAll": looping, "tablerow": looping,
    "regroup": "write {% for group in items | groupby(\"title\") %}",
    "empty": "write {% else %}", "default": "write {% else %}", "next": "write {% endfor %}",
    "cycle": "write {{ loop.cycle(\"a\", \"b\") }}", "increment": counting, "decrement": counting,
    "firstof": "write {{ a or b }}", "apply": "write {% filter upper %}…{% endfilter %}", "do": "use {% set … %}",
    "spaceless": "write {%- and -%} to remove whitespace", "highlight": "write <pre><code>…</code></pre>",
    "embed": including, "includeWith": including, "super": "write {{ super() }}", "parent": "write {{ super() }}",
    "function": defining, "def": defining, "define": "write {% block name %}…{% endblock %}",
    "content": "write {% block name %}…{% endblock %}", "return": "a macro returns what it writes",
    "liquid": "write each tag in {% and %}", "style": "write <style>…</style>",
    "javascript": "write <script>…</script>",
    "lorem": "remove it", "debug": "write {{ value | tojson }}",
  ]

  /// The tags of ``tags`` that have a closing tag.
  static let blocks: Set = [
    "capture", "unless", "case", "switch", "each", "foreach", "while", "comment", "verbatim", "ifequal",
    "ifnotequal", "ifchanged", "asyncEach", "asyncAll", "tablerow", "apply", "spaceless", "highlight", "embed",
    "blocktrans",
    "blocktranslate", "function", "def", "define",
  ]

  private static let switching = "write {% if a == b %}…{% elif a == c %}…{% endif %}"
  private static let looping = "write {% for item in items %}…{% endfor %}"
  private static let translating = "write {{ t(\"name\") }}"
  private static let counting = "write {% set name = namespace(count=0) %} and {% set name.count = name.count + 1 %}"
  private static let defining = "write {% macro name(value) %}…{% endmacro %}"
  private static let including = "write {% include \"name.html\" %}"

  private static let symbols = [
    "&&": "write and", "&": "write and", "||": "write or", "===": "write ==", "!==": "write !=", "<>": "write !=",
    "?": "write \"b if a else c\" instead of \"a ? b : c\"", "??": "write a | default(b)", "?.": "write \".\"",
    "?:": "write a | default(b, true)", "=>": "write map(attribute=\"title\") or selectattr(\"title\")",
    "|>": "write |",
    ":=": "write =", "+=": "write a = a + b", "-=": "write a = a - b", "->": "write .", "..": "write range(1, 6)",
    ";": "remove it", "`": "write a straight quotation mark: \"", "“": "write a straight quotation mark: \"",
    "”": "write a straight quotation mark: \"", "„": "write a straight quotation mark: \"",
    "‘": "write a straight quotation mark: '", "’": "write a straight quotation mark: '",
    "–": "write - (a hyphen)", "—": "write - (a hyphen)", "−": "write - (a hyphen)",
  ]

  private static let words = [
    "contains": "write b in a", "then": "remove it", "eq": "write ==", "ne": "write !=", "neq": "write !=",
    "lt": "write <",
    "gt": "write >", "le": "write <=", "lte": "write <=", "ge": "write >=", "gte": "write >=", "equals": "write ==",
    "isnot": "write !=", "xor": "write !=", "mod": "write %", "div": "write //", "starts": "write a.startswith(b)",
    "ends": "write a.endswith(b)", "matches": "write b in a", "reversed": "write {% for item in items | reverse %}",
    "limit": "write {% for item in items | limit(3) %}", "offset": "write {% for item in items[3:] %}",
    "as": "write name = value",
    "for": "write {% for item in items %}…{% endfor %}, or the filters map and selectattr",
    "And": "write and", "Or": "write or", "Not": "write not", "If": "write if", "AND": "write and", "OR": "write or",
    "NOT": "write not",
  ]

  /// Returns the advice about the token at `index`, which cannot follow the tokens before it.
  static func advice(about index: Int, in tokens: [Token]) -> String? {
    switch tokens[index].kind {
    case .symbol("!"):
      return isStart(index, in: tokens)
        ? "write {# … #} for a comment, or not" : "write not \(path(at: index + 1, in: tokens))"
    case .symbol("="): return equalSign(index, in: tokens)
    case .symbol("/") where tokens[index + 1].kind == .symbol("*"): return "write {# … #}"
    case .symbol("#"), .symbol("/"), .symbol("^"): return handlebars(index, in: tokens)
    case .symbol(">") where isStart(index, in: tokens): return including
    case .symbol("&") where isStart(index, in: tokens): return "write {{ … | safe }}"
    case .symbol("."): return period(index, in: tokens)
    case .symbol("$"):
      guard case .name = tokens[index + 1].kind else { return "remove it" }
      return "write \(path(at: index + 1, in: tokens)), without the dollar sign"
    case .symbol("@"):
      let variables = [
        "index": "loop.index0", "first": "loop.first", "last": "loop.last", "root": "page", "key": "key",
      ]
      guard case .name(let name) = tokens[index + 1].kind else { return nil }
      return variables[name].map { "write \($0)" } ?? "remove the \"@\""
    case .symbol(":") where tokens[index + 1].kind == .tagEnd: return "remove it"
    case .symbol(":"): return argument(index + 1, of: index - 1, in: tokens)
    case .symbol("}"):
      guard let start = tokens[..<index].lastIndex(where: { $0.kind == .outputStart }),
        tokens[start + 1].kind == .symbol("{")
      else { return nil }
      let value = path(at: start + 2, in: tokens)
      return "write {{ \(value) }}, or {{ \(value) | safe }} for HTML"
    case .symbol(let symbol): return symbols[symbol]
    case .name(let name):
      return words[name] ?? argument(index, of: index - 1, in: tokens) ?? call(index, in: tokens)
        ?? (Library.filterPositions[name] == nil ? nil : "write | \(name)")
    case .string(let text):
      if case .name("f") = tokens[index - 1].kind, text.contains("{") { return "join texts and values with ~" }
      return argument(index, of: index - 1, in: tokens) ?? call(index, in: tokens)
    case .integer, .number: return argument(index, of: index - 1, in: tokens)
    default: return nil
    }
  }

  /// Returns whether the token at `index` is the first one in braces.
  private static func isStart(_ index: Int, in tokens: [Token]) -> Bool {
    index > 0 && tokens[index - 1].kind == .outputStart
  }

  /// Returns the advice about a period that follows nothing, as in Go, or a filter.
  private static func period(_ index: Int, in tokens: [Token]) -> String? {
    if index > 1, tokens[index - 2].kind == .symbol("|"), case .name(let name) = tokens[index + 1].kind {
      return "put the value and its filter in parentheses: (a | \(tokens[index - 1].description)).\(name)"
    }
    guard case .name = tokens[index + 1].kind, tokens[index - 1].kind != .symbol(")") else { return nil }
    var names = path(at: index + 1, in: tokens).split(separator: ".").map { $0.lowercased() }
    if names.count > 1, ["params", "page"].contains(names[0]) { names.removeFirst() }
    if names.last == "permalink" || names.last == "relpermalink" { names[names.count - 1] = "url" }
    if names[0] != "site" { names.insert("page", at: 0) }
    return "write \(names.joined(separator: "."))"
  }

  /// Returns the names joined by periods that begin at `start`.
  private static func path(at start: Int, in tokens: [Token]) -> String {
    var path = text(of: tokens[start]) ?? "x"
    var index = start
    while tokens[index].kind != .end, tokens[index + 1].kind == .symbol("."),
      case .name(let name) = tokens[index + 2].kind
    {
      path += "." + name
      index += 2
    }
    return path
  }

  /// Returns the advice about a function whose argument is not in parentheses, such as `len page.offices`.
  private static func call(_ index: Int, in tokens: [Token]) -> String? {
    guard isStart(index - 1, in: tokens), case .name(let function) = tokens[index - 1].kind else { return nil }
    if let advice = OtherLanguageNames.advice(about: "function", function) { return advice }
    guard case .name(let name) = tokens[index].kind, ["page", "site", "item", "theme", "loop"].contains(function) else {
      return nil
    }
    return "write \(function).\(name)"
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
    case "if": return "write {% if … %}…{% endif %}"
    default: return "write {% if \(name) %}…{% endif %}, or {% for item in \(name) %}…{% endfor %}"
    }
  }

  /// Returns the advice about arguments that are not in parentheses, such as `truncate: 20`.
  private static func argument(_ start: Int, of filter: Int, in tokens: [Token]) -> String? {
    guard filter > 0, tokens[filter - 1].kind == .symbol("|"), case .name(let name) = tokens[filter].kind else {
      return nil
    }
    if Library.filterPositions[name] == nil, let advice = OtherLanguageNames.advice(about: "filter", name) {
      return advice
    }
    if name == "date", case .string(let pattern) = tokens[start].kind, !pattern.contains("%") {
      return OtherDateNotation.advice(about: pattern)
    }
    let end = tokens[start...].firstIndex { [.symbol("|"), .outputEnd, .tagEnd, .end].contains($0.kind) }
    var arguments = ""
    for token in tokens[start..<(end ?? tokens.count)] {
      guard let text = text(of: token) else { return "write \(name)(…)" }
      arguments += text == "," ? ", " : text
    }
    return "write \(name)(\(arguments))"
  }

  /// Returns the advice about a mark with which a tag begins.
  static func tagMark(_ token: Token) -> String? {
    switch token.kind {
    case .symbol("="): "write {{ … }} for a value"
    case .symbol("~"): "write {%- to remove whitespace"
    case .symbol("/"), .symbol("#"): "remove the \"\(token.description)\""
    case .symbol("%"): "write {% with one percent sign"
    case .tagEnd: "remove it"
    default: nil
    }
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
