import Diagnostics
import Values

/// The output of values in contexts in which only some values are safe: in `style` and in the name of a heading.
extension Compiler {
  /// Writes a value in such a context. Reports an error unless the value is a literal or its type is known to be safe.
  mutating func outputChecked(_ expression: Expression, in place: EscapingPlace) {
    switch expression.kind {
    case .conditional(let condition, let then, let otherwise):
      compile(condition)
      let skip = emit(.jumpIfFalse)
      outputChecked(then, in: place)
      let exit = emit(.jump)
      patch(skip)
      if let otherwise { outputChecked(otherwise, in: place) }
      patch(exit)
    case .text where place == .style:
      compile(expression)
      emit(.emit, place: format.language == .xml ? .xmlAttribute : .attribute, at: expression.location)
    case .integer(let level) where place == .headingLevel && !(1...6 ~= level):
      report("the level of a heading must be an integer from 1 to 6, not \(level)", at: expression.location)
    default:
      let type = compile(expression)
      emit(.emit, place: place, at: expression.location)
      let isSafe = type == .number || place == .style && (type == .color || type == .null)
      if !isSafe { reportUnchecked(place, at: expression.location) }
    }
  }

  mutating func reportUnchecked(_ place: EscapingPlace, at location: SourceLocation) {
    if place == .headingLevel {
      report(
        "only a number can be part of the name of a tag, after \"h\"", at: location,
        help: "convert the value with \"| int\", or use {% if %} to choose between complete tags")
    } else {
      report(
        "only numbers, colors, and literals can be written in \"style\"", at: location,
        help: "convert the value with \"| int\" or \"| float\", use the field type \"color\", or put it in a class")
    }
  }
}
