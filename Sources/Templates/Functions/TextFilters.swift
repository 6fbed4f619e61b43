import Values

/// Text filters. Positions and lengths count code points, as in Python.
enum TextFilters {
  static let all: [Function] = [
    cased("upper", TextForms.upper, from: 0x61...0x7A, by: 0xE0),
    cased("lower", TextForms.lower, from: 0x41...0x5A, by: 0x20),
    text("capitalize") { TextForms.capitalized($0) },
    // As in Jinja2, the result for HTML is text.
    Function("title", result: .text) { workspace, value, _ in workspace.make(TextForms.titled(workspace.utf8(value))) },
    Function("trim", ["chars"], result: sameType) { workspace, value, arguments in
      if !arguments[0].isMissing { try workspace.checkCuttable(value) }
      let trimmed = TextForms.trimmed(
        workspace.scalars(value)[...], arguments[0].isMissing ? nil : workspace.scalars(arguments[0]))
      return workspace.same(workspace.make(trimmed), as: value)
    },
    Function("center", [.integer("width")], result: sameType) { workspace, value, arguments in
      let width = try workspace.integer(arguments[0], "width", standard: 80)
      let centered = TextForms.centered(workspace.scalars(value), width: width, fill: " ")
      return workspace.same(workspace.make(centered), as: value)
    },
    Function("replace", [.required("old"), .required("new"), .integer("count")], result: sameType) {
      workspace, value, arguments in
      try TextForms.replaced(&workspace, value, arguments[0], arguments[1], arguments[2])
    },
    Function("truncate", [.integer("length"), "killwords", "end", .integer("leeway")], result: sameType) {
      workspace, value, arguments in
      let length = try workspace.integer(arguments[0], "length", standard: 255)
      let leeway = try workspace.integer(arguments[3], "leeway", standard: 5)
      let end = arguments[2].isMissing ? Array("...".utf8) : workspace.utf8(arguments[2], into: value)
      let endLength = arguments[2].isMissing ? 3 : workspace.scalars(arguments[2]).count
      guard length >= endLength else {
        throw FunctionFailure("\"length\" must be at least \(endLength), the length of \"end\"")
      }
      guard leeway >= 0 else { throw FunctionFailure("\"leeway\" cannot be negative") }
      let scalars = workspace.scalars(value)
      guard scalars.count > length + leeway else { return value.isText ? value : workspace.make(scalars) }
      try workspace.checkCuttable(value)
      var kept = scalars.prefix(length - endLength)
      if !arguments[1].isTrue(workspace), let blank = kept.lastIndex(of: " ") { kept = kept[..<blank] }
      return workspace.same(workspace.make(TextForms.utf8(kept) + end), as: value)
    },
    Function("indent", ["width", "first", "blank"], result: sameType) { workspace, value, arguments in
      let padding =
        arguments[0].isText
        ? workspace.utf8(arguments[0])
        : Array(
          repeating: UInt8(ascii: " "),
          count: min(1_000, max(0, try workspace.integer(arguments[0], "width", standard: 4))))
      let lines = ByteText.lines(of: workspace.utf8(value) + [UInt8(ascii: "\n")])
      try TextForms.checkSize(lines.count, times: padding.count)
      let indented = lines.enumerated().map { index, line in
        let skips = index == 0 ? !arguments[1].isTrue(workspace) : line.isEmpty && !arguments[2].isTrue(workspace)
        return skips ? line : padding + line
      }
      return workspace.same(workspace.make(Array(indented.joined(separator: [UInt8(ascii: "\n")]))), as: value)
    },
    Function("wordcount", result: .number) { workspace, value, _ in
      .integer(ByteText.wordCount(of: workspace.utf8(value).span))
    },
    Function(
      "wordwrap", [.integer("width"), "break_long_words", "wrapstring", "break_on_hyphens"], result: { _, _ in .text }
    ) {
      workspace, value, arguments in
      let wrapping = TextWrapping(
        width: max(1, try workspace.integer(arguments[0], "width", standard: 79)),
        breaksLongWords: arguments[1].isMissing || arguments[1].isTrue(workspace),
        breaksOnHyphens: arguments[3].isMissing || arguments[3].isTrue(workspace))
      let end = arguments[2].isMissing ? [UInt8(ascii: "\n")] : workspace.utf8(arguments[2])
      let text = workspace.utf8(value)
      try TextForms.checkSize(text.count, times: end.count)
      let wrapped = ByteText.lines(of: text).map { wrapping.wrapped($0, end) }
      return workspace.make(Array(wrapped.joined(separator: end)))
    },
    Function("format", .rest, result: .text) { workspace, value, arguments in
      workspace.same(
        workspace.make(try Formatting.formatted(&workspace, value, workspace.elements(of: arguments[0]))), as: value)
    },
    Function("slug", result: .text) { workspace, value, _ in workspace.make(slug(workspace.text(value))) },
  ]

  static func sameType(_ type: ValueType, _: ValueType?) -> ValueType {
    type == .html ? .html : type == .any ? .any : .text
  }

  /// Creates a filter that shifts the ASCII letters in `letters` by `offset`, and applies `apply` to any other text.
  private static func cased(
    _ name: String, _ apply: @escaping @Sendable ([UInt8]) -> [UInt8], from letters: ClosedRange<UInt8>,
    by offset: UInt8
  ) -> Function {
    Function(name, [], result: sameType) { workspace, value, _ in
      if value.isText, let made = workspace.moved(value, letters, by: offset) { return made }
      return workspace.same(workspace.make(apply(workspace.utf8(value))), as: value)
    }
  }

  private static func text(_ name: String, _ apply: @escaping @Sendable ([UInt8]) -> [UInt8]) -> Function {
    Function(name, [], result: sameType) { workspace, value, _ in
      workspace.same(workspace.make(apply(workspace.utf8(value))), as: value)
    }
  }
}
