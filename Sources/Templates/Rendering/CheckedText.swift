import Values

/// The output of values in contexts in which only some values are safe.
enum CheckedText {
  /// Writes a number or a color in a `style` attribute, or the level of a heading. Throws an error if it is anything
  /// else. A missing value in a `style` attribute outputs nothing.
  static func write(
    _ value: Value, _ workspace: borrowing Workspace, _ place: EscapingPlace, into output: inout [UInt8]
  ) throws(FunctionFailure) {
    if place == .headingLevel {
      guard let level = value.integerValue, 1...6 ~= level else {
        let found = value.asNumber == nil ? value.kindName(workspace) : workspace.text(value)
        throw FunctionFailure("the level of a heading must be an integer from 1 to 6, not \(found)")
      }
      return output.append(UInt8(ascii: "0") + UInt8(level))
    }
    guard !value.isMissing else { return }
    let text = workspace.utf8(value)
    let isSafe = value.isText ? isColor(text) : value.kind == .integer || value.numberValue?.isFinite == true
    guard isSafe else {
      throw FunctionFailure(
        "only numbers and colors can be written in \"style\", not \(value.kindName(workspace))",
        help: "put it in a class")
    }
    output += text
  }

  /// Returns whether text is a color as the field type `color` accepts it.
  private static func isColor(_ text: [UInt8]) -> Bool {
    text.first == UInt8(ascii: "#")
      && text.dropFirst().allSatisfy { Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 }
  }
}
