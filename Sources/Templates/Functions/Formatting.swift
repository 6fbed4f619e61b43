import Values

/// Python's `%` formatting: `%s`, `%d`, `%5.1f`, `%(name)s` and similar.
enum Formatting {
  private struct Directive {
    var name: String?
    var isLeft = false
    var hasSign = false
    var hasBlank = false
    var isPaddedWithZeros = false
    var width = 0
    var precision: Int?
    var conversion: Unicode.Scalar = "s"
  }

  /// Returns `pattern` with its directives replaced by `arguments`. The last argument is a map of the named arguments.
  static func formatted(
    _ workspace: inout Workspace, _ pattern: Value, _ arguments: [Value]
  ) throws(FunctionFailure) -> [UInt8] {
    var output: [UInt8] = []
    var rest = workspace.scalars(pattern)[...]
    var used = 0
    let positional = arguments.dropLast()
    while let scalar = rest.popFirst() {
      guard scalar == "%" else {
        output += TextForms.utf8(CollectionOfOne(scalar))
        continue
      }
      if rest.first == "%" {
        rest.removeFirst()
        output.append(UInt8(ascii: "%"))
        continue
      }
      let directive = try directive(&rest)
      let value: Value
      if let name = directive.name {
        guard let found = arguments.last.flatMap({ workspace.attribute(named: name, of: $0) }) else {
          throw FunctionFailure("the format string uses \"\(name)\", which was not passed")
        }
        value = found
      } else {
        guard used < positional.count else {
          throw FunctionFailure("the format string needs more values than were passed")
        }
        value = positional[positional.startIndex + used]
        used += 1
      }
      let made = workspace.make(try text(of: value, directive, workspace))
      let isHTML = value.kind == .html && directive.conversion == "s"
      output += workspace.utf8(isHTML ? made.markedAsHTML : made, into: pattern)
    }
    guard used == positional.count else { throw FunctionFailure("more values were passed than the format string uses") }
    return output
  }

  private static func directive(_ rest: inout ArraySlice<Unicode.Scalar>) throws(FunctionFailure) -> Directive {
    var directive = Directive()
    if rest.first == "(", let end = rest.firstIndex(of: ")") {
      directive.name = String(decoding: TextForms.utf8(rest[rest.startIndex + 1..<end]), as: UTF8.self)
      rest = rest[(end + 1)...]
    }
    flags: while let flag = rest.first {
      switch flag {
      case "-": directive.isLeft = true
      case "+": directive.hasSign = true
      case " ": directive.hasBlank = true
      case "0": directive.isPaddedWithZeros = true
      default: break flags
      }
      rest.removeFirst()
    }
    directive.width = number(&rest) ?? 0
    if rest.first == "." {
      rest.removeFirst()
      directive.precision = number(&rest) ?? 0
    }
    guard let conversion = rest.popFirst() else {
      throw FunctionFailure("the format string ends in the middle of a \"%\" directive")
    }
    directive.conversion = conversion
    return directive
  }

  private static func number(_ rest: inout ArraySlice<Unicode.Scalar>) -> Int? {
    let digits = rest.prefix { "0"..."9" ~= $0 }
    rest = rest.dropFirst(digits.count)
    return digits.isEmpty ? nil : digits.reduce(0) { min($0 * 10 + Int($1.value - 48), 1_000) }
  }

  private static func text(
    of value: Value, _ directive: Directive, _ workspace: borrowing Workspace
  ) throws(FunctionFailure) -> String {
    var text: String
    var isNumber = true
    switch directive.conversion {
    case "s":
      isNumber = false
      text = workspace.text(value)
      if let precision = directive.precision { text = String(text.unicodeScalars.prefix(precision)) }
    case "r":
      isNumber = false
      text = TextOfValue.representation(value, workspace)
    case "d", "i", "u": text = String(try integer(value, workspace))
    case "x": text = String(try integer(value, workspace), radix: 16)
    case "X": text = String(try integer(value, workspace), radix: 16, uppercase: true)
    case "o": text = String(try integer(value, workspace), radix: 8)
    case "f", "F":
      guard let number = value.asNumber else {
        throw FunctionFailure("\(value.kindName(workspace)) is not a number")
      }
      text = DecimalText.fixed(number, decimals: directive.precision ?? 6)
    case let other:
      throw FunctionFailure("\"%\(other)\" is not a valid format", help: "use one of: %s, %d, %f, %x, %o, %r")
    }
    if isNumber, !text.hasPrefix("-") {
      text = (directive.hasSign ? "+" : directive.hasBlank ? " " : "") + text
    }
    let padding = max(0, directive.width - text.unicodeScalars.count)
    if directive.isLeft { return text + String(repeating: " ", count: padding) }
    guard isNumber, directive.isPaddedWithZeros else { return String(repeating: " ", count: padding) + text }
    let sign = text.prefix { "+- ".contains($0) }
    return sign + String(repeating: "0", count: padding) + text.dropFirst(sign.count)
  }

  private static func integer(_ value: Value, _ workspace: borrowing Workspace) throws(FunctionFailure) -> Int {
    if let integer = value.integerValue { return integer }
    guard let number = value.asNumber, number.isFinite, abs(number) < 9e18 else {
      throw FunctionFailure("\(value.kindName(workspace)) is not a number")
    }
    return Int(number)
  }
}

extension Value {
  /// The value of a number, or of true or false as 1 or 0.
  var asNumber: Double? {
    switch kind {
    case .number: numberValue
    case .integer: integerValue.map(Double.init)
    case .boolean: isTrueBoolean ? 1 : 0
    default: nil
    }
  }
}
