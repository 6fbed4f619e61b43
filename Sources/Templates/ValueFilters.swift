import Values

/// Filters of any value.
enum ValueFilters {
  static let all: [Filter] = [
    standard("default"),
    standard("d"),
    escape("escape"),
    escape("e"),
    Filter("safe") { workspace, value, _ in workspace.make(workspace.text(value)).markedAsHTML },
    Filter("string") { workspace, value, _ in value.kind == .html ? value : workspace.make(workspace.text(value)) },
    json("tojson"),
    json("json"),
    Filter("items") { workspace, value, _ in try Methods.items(&workspace, value) },
    Filter("dictsort") { workspace, value, _ in
      let pairs = try workspace.sequence(try Methods.items(&workspace, value))
      return workspace.make(
        pairs.sorted { workspace.order(workspace.element(0, of: $0), workspace.element(0, of: $1)) < 0 })
    },
    Filter("attr", ["name"], required: 1) { workspace, value, arguments in
      try workspace.value(at: workspace.text(arguments[0]), of: value)
    },
  ]

  private static func standard(_ name: String) -> Filter {
    Filter(name, ["default_value", "boolean"]) { workspace, value, arguments in
      let isTaken = arguments[1].isTrue(workspace) ? value.isTrue(workspace) : !value.isMissing
      return isTaken ? value : arguments[0].kind == .undefined ? .emptyText : arguments[0]
    }
  }

  private static func escape(_ name: String) -> Filter {
    Filter(name) { workspace, value, _ in
      if value.kind == .html { return value }
      var output: [UInt8] = []
      let text = Array(workspace.text(value).utf8)
      Escaping.html(text.span, into: &output)
      return workspace.scratch.text(output).markedAsHTML
    }
  }

  private static func json(_ name: String) -> Filter {
    Filter(name) { workspace, value, _ in
      var output: [UInt8] = []
      JSONText.write(value, workspace, isInHTML: true, into: &output)
      return workspace.scratch.text(output).markedAsHTML
    }
  }
}
