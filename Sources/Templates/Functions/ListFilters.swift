import Values

/// List filters.
enum ListFilters {
  static let all: [Function] = [
    Function("length", result: .number) { workspace, value, _ in try length(&workspace, value) },
    Function("count", result: .number) { workspace, value, _ in try length(&workspace, value) },
    Function("first", [], result: { type, _ in type.element }) { workspace, value, _ in
      value.kind == .list && workspace.count(value) > 0
        ? workspace.resolved(workspace.element(0, of: value)) : try workspace.sequence(value).first ?? .undefined
    },
    Function("last", [], result: { type, _ in type.element }) { workspace, value, _ in
      try workspace.sequence(value).last ?? .undefined
    },
    Function("list", [], result: list) { workspace, value, _ in workspace.make(try workspace.sequence(value)) },
    Function("reverse", [], result: reversed) { workspace, value, _ in
      try workspace.checkCuttable(value)
      if value.isText { return workspace.same(workspace.make(workspace.scalars(value).reversed()), as: value) }
      return workspace.make(try workspace.sequence(value).reversed())
    },
    Function("join", ["d", Parameter("attribute", .attribute)], result: { _, _ in .any }) {
      workspace, value, arguments in
      let parts = try attributes(&workspace, value, arguments[1])
      return try joined(&workspace, parts, separator: arguments[0])
    },
    Function("unique", ["case_sensitive", Parameter("attribute", .attribute)], result: list) {
      workspace, value, arguments in
      let keys = try sortKeys(&workspace, value, arguments[1], isCaseSensitive: arguments[0].isTrue(workspace))
      var kept: [(key: Value, element: Value)] = []
      for (element, key) in zip(try workspace.sequence(value), keys) {
        if !kept.contains(where: { workspace.equal($0.key, key) }) { kept.append((key, element)) }
      }
      return workspace.make(kept.map(\.element))
    },
    sort(
      "sort", ["reverse", "case_sensitive", Parameter("attribute", .attributes)], attribute: 2, reverse: 0, cased: 1),
    sort("sort_by", [.required("attribute", .attributes), "reverse"], attribute: 0, reverse: 1, cased: nil),
    group("groupby", [.required("attribute", .attribute), "default", "case_sensitive"]),
    group("group_by", [.required("attribute", .attribute), "default", "case_sensitive"]),
    Function("limit", [.integer("count", isRequired: true)], result: list) { workspace, value, arguments in
      let count = max(0, try workspace.integer(arguments[0], "count", standard: 0))
      return value.kind == .list
        ? workspace.slice(0..<min(count, workspace.count(value)), of: value)
        : workspace.make(Array(try workspace.sequence(value).prefix(count)))
    },
    Function("batch", [.integer("linecount", isRequired: true), "fill_with"], result: lists) {
      workspace, value, arguments in
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
    Function("slice", [.integer("slices", isRequired: true), "fill_with"], result: lists) {
      workspace, value, arguments in
      let count = min(10_000, max(1, try workspace.integer(arguments[0], "slices", standard: 1)))
      let elements = try workspace.sequence(value)
      let (size, extra) = elements.count.quotientAndRemainder(dividingBy: count)
      var columns: [Value] = []
      var start = 0
      for column in 0..<count {
        let end = start + size + (column < extra ? 1 : 0)
        let fill = arguments[1].isMissing || column < extra || extra == 0 ? [] : [arguments[1]]
        columns.append(workspace.make(Array(elements[start..<end]) + fill))
        start = end
      }
      return workspace.make(columns)
    },
    Function("sum", [Parameter("attribute", .attribute), "start"], result: { _, _ in .number }) {
      workspace, value, arguments in
      var total = arguments[1].isMissing ? Value.integer(0) : arguments[1]
      for element in try attributes(&workspace, value, arguments[0]) {
        total = try Operators.apply(.add, total, element, &workspace)
      }
      return total
    },
    extreme("min", isReversed: false),
    extreme("max", isReversed: true),
  ]

  static func list(_ type: ValueType, _: ValueType?) -> ValueType {
    if case .list = type { type } else { .list(type.element) }
  }

  private static func reversed(_ type: ValueType, _: ValueType?) -> ValueType {
    [.html, .any].contains(type) ? type : type.isPlainText ? .text : list(type, nil)
  }

  private static func lists(_ type: ValueType, _: ValueType?) -> ValueType { .list(.list(type.element)) }

  static func length(_ workspace: inout Workspace, _ value: Value) throws(FunctionFailure) -> Value {
    switch value.kind {
    case .list, .map: .integer(workspace.count(value))
    case .text, .html:
      .integer(
        workspace.withBytes(of: value) { span in
          var count = 0
          for index in 0..<span.count where span[index] & 0xC0 != 0x80 { count += 1 }
          return count
        })
    default: .integer(try workspace.sequence(value).count)
    }
  }

  /// Returns the parts joined as text. If one of them is HTML, the others are escaped, as MarkupSafe does.
  static func joined(
    _ workspace: inout Workspace, _ parts: [Value], separator: Value
  ) throws(FunctionFailure) -> Value {
    let separator = separator.isMissing ? Value.emptyText : separator
    try TextForms.checkJoined(workspace, parts, separator: separator)
    let isHTML = workspace.joinsAsHTML && (parts.contains { $0.kind == .html } || separator.kind == .html)
    let like = isHTML ? Value.emptyText.markedAsHTML : Value.emptyText
    let texts = parts.map { workspace.utf8($0, into: like) }
    return workspace.same(
      workspace.make(Array(texts.joined(separator: workspace.utf8(separator, into: like)))), as: like)
  }

  /// Returns the elements of a sequence, or their values at the path `attribute`.
  static func attributes(
    _ workspace: inout Workspace, _ value: Value, _ attribute: Value
  ) throws(FunctionFailure) -> [Value] {
    let elements = try workspace.sequence(value)
    guard !attribute.isMissing else { return elements }
    let path = workspace.text(attribute)
    return try elements.map { (element) throws(FunctionFailure) in try workspace.value(at: path, of: element) }
  }

  /// Returns the keys by which elements are compared: strings in lowercase, unless the comparison is case-sensitive.
  private static func sortKeys(
    _ workspace: inout Workspace, _ value: Value, _ attribute: Value, isCaseSensitive: Bool
  ) throws(FunctionFailure) -> [Value] {
    try attributes(&workspace, value, attribute).map { folded(&workspace, $0, isCaseSensitive: isCaseSensitive) }
  }

  private static func folded(_ workspace: inout Workspace, _ key: Value, isCaseSensitive: Bool) -> Value {
    !isCaseSensitive && key.isText ? workspace.make(TextForms.lower(workspace.utf8(key))) : key
  }

  /// Returns the elements in order. `attribute` may name several, separated by commas.
  private static func sorted(
    _ workspace: inout Workspace, _ value: Value, by attribute: Value, isCaseSensitive: Bool, isReversed: Bool
  ) throws(FunctionFailure) -> [Value] {
    var keys: [[Value]] = []
    let paths = attribute.isMissing ? [""] : workspace.text(attribute).split(separator: ",").map { String($0) }
    for path in paths {
      let trimmed = path.filter { $0 != " " }
      let name = trimmed.isEmpty ? Value.undefined : workspace.make(trimmed)
      keys.append(try sortKeys(&workspace, value, name, isCaseSensitive: isCaseSensitive))
    }
    let elements = try workspace.sequence(value)
    return try order(of: keys, isReversed: isReversed, workspace).map { elements[$0] }
  }

  /// Returns the positions of elements in the order of their keys, first column first. Stable in both directions, like
  /// Python's sort.
  private static func order(
    of keys: [[Value]], isReversed: Bool, _ workspace: borrowing Workspace
  ) throws(FunctionFailure) -> [Int] {
    for column in keys { try checkComparable(column, workspace) }
    return (keys.first ?? []).indices.sorted { left, right in
      for column in keys {
        let order = workspace.order(column[left], column[right])
        if order != 0 { return isReversed ? order > 0 : order < 0 }
      }
      return left < right
    }
  }

  private static func checkComparable(_ keys: [Value], _ workspace: borrowing Workspace) throws(FunctionFailure) {
    if keys.contains(where: { $0.kind == .undefined }) {
      throw FunctionFailure("an element has no value to sort by")
    }
    let present = keys.filter { !$0.isMissing }
    guard let first = present.first else { return }
    for key in present
    where !(key.asNumber != nil && first.asNumber != nil || key.isText && first.isText || key.kind == first.kind) {
      throw FunctionFailure("\(first.kindName(workspace)) cannot be compared with \(key.kindName(workspace))")
    }
  }

  private static func sort(
    _ name: String, _ parameters: [Parameter], attribute: Int, reverse: Int, cased: Int?
  ) -> Function {
    Function(name, parameters, result: list) { workspace, value, arguments in
      workspace.make(
        try sorted(
          &workspace, value, by: arguments[attribute],
          isCaseSensitive: cased.map { arguments[$0].isTrue(workspace) } ?? false,
          isReversed: arguments[reverse].isTrue(workspace)))
    }
  }

  private static func extreme(_ name: String, isReversed: Bool) -> Function {
    let parameters: [Parameter] = ["case_sensitive", Parameter("attribute", .attributes)]
    return Function(name, parameters, result: { type, _ in type.element }) { workspace, value, arguments in
      let isCaseSensitive = arguments[0].isTrue(workspace)
      let order = try sorted(
        &workspace, value, by: arguments[1], isCaseSensitive: isCaseSensitive, isReversed: isReversed)
      return order.first ?? .undefined
    }
  }

  /// Groups elements with equal values: pairs of the value and the list of its elements, in order.
  private static func group(_ name: String, _ parameters: [Parameter]) -> Function {
    Function(name, parameters, result: { type, key in .list(.tuple([key ?? .any, .list(type.element)])) }) {
      workspace, value, arguments in
      let standard = arguments[1].isMissing ? nil : arguments[1]
      let elements = try workspace.sequence(value)
      let keys = try attributes(&workspace, value, arguments[0]).map { $0.isMissing ? standard ?? $0 : $0 }
      let folded = keys.map { Self.folded(&workspace, $0, isCaseSensitive: arguments[2].isTrue(workspace)) }
      var groups: [(key: Value, folded: Value, elements: [Value])] = []
      for index in try order(of: [folded], isReversed: false, workspace) {
        if let last = groups.indices.last, workspace.equal(groups[last].folded, folded[index]) {
          groups[last].elements.append(elements[index])
        } else {
          groups.append((keys[index], folded[index], [elements[index]]))
        }
      }
      var pairs: [Value] = []
      for group in groups { pairs.append(workspace.make([group.key, workspace.make(group.elements)])) }
      return workspace.make(pairs)
    }
  }
}
