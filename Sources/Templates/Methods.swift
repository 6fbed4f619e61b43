import Values

/// What templates call on a value: `text.split(",")`, `map.items()`.
enum Methods {
  static let all: [Filter] = [
    method("upper") { $0.uppercased() },
    method("lower") { $0.lowercased() },
    method("strip") { TextFilters.trimmed($0) },
    method("title") { TextFilters.titled($0) },
    Filter("split", ["sep"]) { workspace, value, arguments in
      let text = workspace.text(value)
      let parts: [String]
      if arguments[0].isMissing {
        parts = text.split(whereSeparator: \.isWhitespace).map(String.init)
      } else {
        let separator = workspace.text(arguments[0])
        guard !separator.isEmpty else { throw FilterFailure("a text cannot be split at nothing") }
        parts = text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
      }
      return workspace.make(parts.map { workspace.make($0) })
    },
    Filter("replace", ["old", "new"], required: 2) { workspace, value, arguments in
      let old = workspace.text(arguments[0])
      return old.isEmpty
        ? value
        : workspace.make(
          workspace.text(value).replacing(old, with: workspace.text(arguments[1], into: value)), like: value)
    },
    Filter("startswith", ["prefix"], required: 1) { workspace, value, arguments in
      .boolean(workspace.text(value).hasPrefix(workspace.text(arguments[0])))
    },
    Filter("endswith", ["suffix"], required: 1) { workspace, value, arguments in
      .boolean(workspace.text(value).hasSuffix(workspace.text(arguments[0])))
    },
    Filter("join", ["parts"], required: 1) { workspace, value, arguments in
      let parts = try workspace.sequence(arguments[0]).map { workspace.text($0) }
      return workspace.make(parts.joined(separator: workspace.text(value)))
    },
    Filter("items") { workspace, value, _ in try items(&workspace, value) },
    Filter("keys") { workspace, value, _ in
      let names = workspace.attributeNames(of: value)
      return workspace.make(names.map { workspace.make($0) })
    },
    Filter("values") { workspace, value, _ in
      let names = workspace.attributeNames(of: value)
      return workspace.make(names.map { workspace.attribute(named: $0, of: value) ?? .null })
    },
    Filter("get", ["key", "default"], required: 1) { workspace, value, arguments in
      workspace.read(named: workspace.text(arguments[0]), of: value)
        ?? (arguments[1].isMissing ? .null : arguments[1])
    },
  ]

  private static func method(_ name: String, _ apply: @escaping @Sendable (String) -> String) -> Filter {
    Filter(name) { workspace, value, _ in workspace.make(apply(workspace.text(value)), like: value) }
  }

  /// The pairs of a map or record, each a list of two.
  static func items(_ workspace: inout Workspace, _ value: Value) throws(FilterFailure) -> Value {
    if value.isMissing { return .emptyList }
    guard value.kind == .map || value.kind == .record else {
      throw FilterFailure("\(value.kindName(workspace)) has no entries")
    }
    var pairs: [Value] = []
    for name in workspace.attributeNames(of: value) {
      let held = workspace.attribute(named: name, of: value) ?? .null
      pairs.append(workspace.make([workspace.make(name), held]))
    }
    return workspace.make(pairs)
  }
}
