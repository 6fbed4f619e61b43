import Values

/// Filters of lists.
enum ListFilters {
  static let all: [Filter] = [
    Filter("length") { workspace, value, _ in try length(&workspace, value) },
    Filter("count") { workspace, value, _ in try length(&workspace, value) },
    Filter("first") { workspace, value, _ in try workspace.sequence(value).first ?? .null },
    Filter("last") { workspace, value, _ in try workspace.sequence(value).last ?? .null },
    Filter("list") { workspace, value, _ in workspace.make(try workspace.sequence(value)) },
    Filter("reverse") { workspace, value, _ in
      if value.kind == .text || value.kind == .html {
        return workspace.make(String(workspace.text(value).reversed()), like: value)
      }
      return workspace.make(try workspace.sequence(value).reversed())
    },
    Filter("join", ["d", "attribute"]) { workspace, value, arguments in
      let parts = try picked(&workspace, value, arguments[1]).map { workspace.text($0) }
      return workspace.make(parts.joined(separator: arguments[0].isMissing ? "" : workspace.text(arguments[0])))
    },
    Filter("unique", ["case_sensitive", "attribute"]) { workspace, value, arguments in
      var kept: [Value] = []
      var keys: [Value] = []
      for (element, key) in zip(try workspace.sequence(value), try picked(&workspace, value, arguments[1])) {
        let folded = arguments[0].isTrue(workspace) ? key : lowercased(&workspace, key)
        if !keys.contains(where: { workspace.equal($0, folded) }) {
          keys.append(folded)
          kept.append(element)
        }
      }
      return workspace.make(kept)
    },
    Filter("sort", ["reverse", "case_sensitive", "attribute"]) { workspace, value, arguments in
      let sorted = try sorted(
        &workspace, value, by: arguments[2], isCaseSensitive: arguments[1].isTrue(workspace),
        isReversed: arguments[0].isTrue(workspace))
      return workspace.make(sorted)
    },
    Filter("groupby", ["attribute", "default"], required: 1) { workspace, value, arguments in
      let elements = try sorted(&workspace, value, by: arguments[0], isCaseSensitive: false, isReversed: false)
      let path = workspace.text(arguments[0])
      var groups: [(key: Value, elements: [Value])] = []
      for element in elements {
        let found = try workspace.value(at: path, of: element)
        let key = found.isMissing && !arguments[1].isMissing ? arguments[1] : found
        if let last = groups.indices.last, workspace.equal(groups[last].key, key) {
          groups[last].elements.append(element)
        } else {
          groups.append((key, [element]))
        }
      }
      var pairs: [Value] = []
      for group in groups { pairs.append(workspace.make([group.key, workspace.make(group.elements)])) }
      return workspace.make(pairs)
    },
    Filter("where", ["attribute", "value"], required: 2) { workspace, value, arguments in
      let path = workspace.text(arguments[0])
      let keys = try workspace.sequence(value).map { (element) throws(FilterFailure) in
        try workspace.value(at: path, of: element)
      }
      return workspace.make(
        zip(try workspace.sequence(value), keys).filter { workspace.equal($0.1, arguments[1]) }.map(\.0))
    },
    Filter("map", ["filter", "attribute", "default"]) { workspace, value, arguments in
      guard arguments[0].isMissing else {
        let name = workspace.text(arguments[0])
        guard let position = Library.filterPositions[name] else {
          throw FilterFailure("no filter is named \"\(name)\"")
        }
        let filter = Library.filters[position]
        let none = filter.parameters.map { _ in Value.undefined }
        var mapped: [Value] = []
        for element in try workspace.sequence(value) { mapped.append(try filter.apply(&workspace, element, none)) }
        return workspace.make(mapped)
      }
      let values = try picked(&workspace, value, arguments[1])
      return workspace.make(values.map { $0.isMissing && !arguments[2].isMissing ? arguments[2] : $0 })
    },
    Filter("selectattr", ["attribute", "test", "value"], required: 1) { workspace, value, arguments in
      try selected(&workspace, value, arguments, keepsTrue: true)
    },
    Filter("rejectattr", ["attribute", "test", "value"], required: 1) { workspace, value, arguments in
      try selected(&workspace, value, arguments, keepsTrue: false)
    },
    Filter("limit", ["count"], required: 1) { workspace, value, arguments in
      let count = try workspace.integer(arguments[0], "count", standard: 0)
      return value.kind == .list
        ? workspace.slice(0..<min(max(0, count), workspace.count(value)), of: value)
        : workspace.make(Array(try workspace.sequence(value).prefix(max(0, count))))
    },
    Filter("batch", ["linecount", "fill_with"], required: 1) { workspace, value, arguments in
      let size = max(1, try workspace.integer(arguments[0], "linecount", standard: 1))
      let elements = try workspace.sequence(value)
      var rows: [Value] = []
      for start in stride(from: 0, to: elements.count, by: size) {
        var row = Array(elements[start..<min(start + size, elements.count)])
        if !arguments[1].isMissing {
          row += Array(repeating: arguments[1], count: min(1_000, size) - min(1_000, row.count))
        }
        rows.append(workspace.make(row))
      }
      return workspace.make(rows)
    },
    Filter("sum", ["attribute", "start"]) { workspace, value, arguments in
      var total = arguments[1].isMissing ? Value.integer(0) : arguments[1]
      for element in try picked(&workspace, value, arguments[0]) {
        total = try Operators.apply(.add, total, element, &workspace)
      }
      return total
    },
    Filter("min", ["case_sensitive", "attribute"]) { workspace, value, arguments in
      try sorted(&workspace, value, by: arguments[1], isCaseSensitive: false, isReversed: false).first ?? .null
    },
    Filter("max", ["case_sensitive", "attribute"]) { workspace, value, arguments in
      try sorted(&workspace, value, by: arguments[1], isCaseSensitive: false, isReversed: true).first ?? .null
    },
  ]

  private static func length(_ workspace: inout Workspace, _ value: Value) throws(FilterFailure) -> Value {
    switch value.kind {
    case .list, .map: .integer(workspace.count(value))
    default: .integer(try workspace.sequence(value).count)
    }
  }

  /// The elements of a sequence, or what they hold at the path `attribute`.
  private static func picked(_ workspace: inout Workspace, _ value: Value, _ attribute: Value) throws(FilterFailure)
    -> [Value]
  {
    let elements = try workspace.sequence(value)
    guard !attribute.isMissing else { return elements }
    let path = workspace.text(attribute)
    return try elements.map { (element) throws(FilterFailure) in try workspace.value(at: path, of: element) }
  }

  private static func lowercased(_ workspace: inout Workspace, _ value: Value) -> Value {
    value.kind == .text || value.kind == .html ? workspace.make(workspace.text(value).lowercased()) : value
  }

  private static func sorted(
    _ workspace: inout Workspace, _ value: Value, by attribute: Value, isCaseSensitive: Bool, isReversed: Bool
  ) throws(FilterFailure) -> [Value] {
    let keys = try picked(&workspace, value, attribute).map { isCaseSensitive ? $0 : lowercased(&workspace, $0) }
    let pairs = zip(try workspace.sequence(value), keys).enumerated().sorted { left, right in
      let order = workspace.order(left.element.1, right.element.1)
      // Python's sort is stable in both directions.
      return order != 0 ? (isReversed ? order > 0 : order < 0) : left.offset < right.offset
    }
    return pairs.map(\.element.0)
  }

  private static func selected(
    _ workspace: inout Workspace, _ value: Value, _ arguments: [Value], keepsTrue: Bool
  ) throws -> Value {
    let path = workspace.text(arguments[0])
    var kept: [Value] = []
    for element in try workspace.sequence(value) {
      let key = try workspace.value(at: path, of: element)
      let isSelected: Bool
      if arguments[1].isMissing {
        isSelected = key.isTrue(workspace)
      } else {
        let name = workspace.text(arguments[1])
        guard let position = Library.testPositions[name] else { throw FilterFailure("no test is named \"\(name)\"") }
        let test = Library.tests[position]
        isSelected = try test.apply(&workspace, key, test.parameters.isEmpty ? [] : [arguments[2]]).isTrueBoolean
      }
      if isSelected == keepsTrue { kept.append(element) }
    }
    return workspace.make(kept)
  }
}
