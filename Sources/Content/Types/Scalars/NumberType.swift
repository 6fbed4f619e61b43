import TimeZones
import Values

/// A number, with or without a fraction.
package struct NumberType: ScalarType {
  package let name = "number"
  package let otherNames = ["float", "decimal"]
  package let expectation = "a number"
  package let advice = "A number"
  package let example = "2.5"
  package let valueType = ValueType.number
  package let notation = ScalarNotation.literal
  package let schema = ScalarSchema(
    types: ["number", "string"], pattern: #"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$"#)
  package let widget = FormWidget.number(isInteger: false)
  package let recognition = ValueRecognition.number
  package let identification = RecordIdentification.never

  package func read(_ text: String, timeZone: TimeZone?) -> ScalarOutcome {
    if let number = Double(wholeText: text), number.isFinite { return .value(.number(number)) }
    return .failure(
      "\"\(text)\" is not a number",
      help: (Self.decimal(text) ?? Self.digits(of: text)).map { "write \($0)" }
        ?? "write a number such as 1500 or \(example)")
  }

  /// Returns a number whose decimal mark is written as a comma, such as `0,5`; `nil` if the comma may separate thousands.
  private static func decimal(_ text: String) -> String? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count != 3 || parts[0] == "0" else { return nil }
    let number = parts.joined(separator: ".")
    return Double(wholeText: number) == nil ? nil : number
  }

  /// Returns the number in text that also contains commas, percent signs, or dollar signs; `nil` if it contains
  /// anything else.
  static func digits(of text: String) -> String? {
    let rest = text.filter { !",%$ ".contains($0) }
    return rest != text && Double(wholeText: rest) != nil ? rest : nil
  }
}
