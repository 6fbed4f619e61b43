import Values

/// Methods of maps and lists, and `count` and `index`, which strings also have.
enum CollectionMethods {
  static let all: [Function] = ofMaps.map { $0.on(.map) } + ofSequences.map { $0.on(.sequence) }

  private static let ofMaps: [Function] = [
    Function("items", [], result: ValueFilters.pairs) { workspace, value, _ in try items(&workspace, value) },
    Function("keys", result: .list(.text)) { workspace, value, _ in
      let names = workspace.attributeNames(of: value)
      return workspace.make(names.map { workspace.make($0) })
    },
    Function(
      "values", [], result: { type, _ in if case .map(let element) = type { .list(element) } else { .list(.any) } }
    ) {
      workspace, value, _ in
      let names = workspace.attributeNames(of: value)
      return workspace.make(names.map { workspace.read(named: $0, of: value) ?? .null })
    },
    Function("get", .required("key"), "default") { workspace, value, arguments in
      workspace.read(named: workspace.text(arguments[0]), of: value)
        ?? (arguments[1].isMissing ? .null : arguments[1])
    },
  ]

  private static let ofSequences: [Function] = [
    Function("count", .required("value"), result: .number) { workspace, value, arguments in
      guard value.isText else {
        return .integer(try workspace.sequence(value).count { workspace.equal($0, arguments[0]) })
      }
      let wanted = workspace.utf8(arguments[0])
      let text = workspace.utf8(value)
      return .integer(
        wanted.isEmpty ? ByteText.characterCount(text) + 1 : ByteText.positions(of: wanted, in: text).count)
    },
    Function("index", .required("value"), result: .number) { workspace, value, arguments in
      if value.isText {
        let text = workspace.utf8(value)
        let wanted = workspace.utf8(arguments[0])
        if wanted.isEmpty { return .integer(0) }
        if let position = ByteText.positions(of: wanted, in: text, limit: 1).first {
          return .integer(ByteText.characterCount(text[..<position]))
        }
      } else if let index = try workspace.sequence(value).firstIndex(where: { workspace.equal($0, arguments[0]) }) {
        return .integer(index)
      }
      throw FunctionFailure("the value was not found", help: "check first: {% if value in list %}")
    },
  ]

  /// Returns the pairs of a map or record, each as a list of two.
  static func items(_ workspace: inout Workspace, _ value: Value) throws(FunctionFailure) -> Value {
    if value.isMissing { return .emptyList }
    guard value.kind == .map || value.kind == .record else {
      throw FunctionFailure("\(value.kindName(workspace)) is not a map")
    }
    var pairs: [Value] = []
    for name in workspace.attributeNames(of: value) {
      let held = workspace.read(named: name, of: value) ?? .null
      pairs.append(workspace.make([workspace.make(name), held]))
    }
    return workspace.make(pairs)
  }
}
