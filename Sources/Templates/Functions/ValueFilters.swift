import Values

/// Filters for any value.
enum ValueFilters {
  static let all: [Function] = [
    standard("default"),
    standard("d"),
    Function("string", [], result: TextFilters.sameType) { workspace, value, _ in
      value.isText ? value : workspace.make(workspace.text(value))
    },
    json("tojson"),
    json("json"),
    Function("items", [], result: pairs) { workspace, value, _ in try CollectionMethods.items(&workspace, value) },
    Function("dictsort", ["case_sensitive", "by", "reverse"], result: pairs) { workspace, value, arguments in
      try sortedPairs(&workspace, value, arguments)
    },
    Function("attr", .required("name")) { workspace, value, arguments in
      let name = workspace.text(arguments[0])
      return workspace.read(named: name, of: value) ?? workspace.part(name, of: value) ?? .undefined
    },
    Function("report", .required("message"), "help", "at", "level", result: .null) { workspace, value, arguments in
      guard let document = value.documentID, value.kind == .document else {
        throw FunctionFailure(
          "\(value.kindName(workspace)) is not a document",
          help: "use the \"report\" filter on a document, such as \"page\"")
      }
      let level = arguments[3].isMissing ? "warning" : workspace.text(arguments[3])
      guard ["warning", "note"].contains(level) else { throw FunctionFailure("\"level\" must be warning or note") }
      let help = arguments[1].isMissing ? nil : workspace.text(arguments[1])
      let field = arguments[2].isMissing ? "" : workspace.text(arguments[2])
      workspace.reports.append(
        DocumentReport(
          workspace.text(arguments[0]), help: help, about: document, field: field, isNote: level == "note"))
      return .null
    },
  ]

  static func pairs(_ type: ValueType, _: ValueType?) -> ValueType {
    if case .map(let element) = type { .list(.tuple([.text, element])) } else { .list(.tuple([.text, .any])) }
  }

  private static func standard(_ name: String) -> Function {
    Function(name, ["default_value", "boolean"], result: { type, _ in type == .null ? .any : .any }) {
      workspace, value, arguments in
      let isTaken = arguments[1].isTrue(workspace) ? value.isTrue(workspace) : !value.isMissing
      return isTaken ? value : arguments[0].kind == .undefined ? .emptyText : arguments[0]
    }
  }

  private static func json(_ name: String) -> Function {
    Function(name, .integer("indent"), result: .html) { workspace, value, arguments in
      var output: [UInt8] = []
      var writer = JSONText(isInHTML: true)
      writer.isASCII = true
      writer.sortsKeys = true
      writer.indent = arguments[0].isMissing ? nil : try workspace.integer(arguments[0], "indent", standard: 0)
      writer.write(value, workspace, into: &output)
      return workspace.make(output).markedAsHTML
    }
  }

  private static func sortedPairs(
    _ workspace: inout Workspace, _ value: Value, _ arguments: FunctionArguments
  ) throws(FunctionFailure) -> Value {
    let position: Int
    switch arguments[1].isMissing ? "key" : workspace.text(arguments[1]) {
    case "key": position = 0
    case "value": position = 1
    default: throw FunctionFailure("\"by\" must be key or value")
    }
    let items = try CollectionMethods.items(&workspace, value)
    let pairs = workspace.elements(of: items)
    let isCaseSensitive = arguments[0].isTrue(workspace)
    let keys = pairs.map { pair in
      let key = workspace.element(position, of: pair)
      return !isCaseSensitive && key.isText ? workspace.make(TextForms.lower(workspace.utf8(key))) : key
    }
    let isReversed = arguments[2].isTrue(workspace)
    let order = pairs.indices.sorted { left, right in
      let order = workspace.order(keys[left], keys[right])
      return order != 0 ? (isReversed ? order > 0 : order < 0) : left < right
    }
    return workspace.make(order.map { pairs[$0] })
  }
}
