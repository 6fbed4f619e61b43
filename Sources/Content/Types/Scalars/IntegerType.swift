import TimeZones
import Values

/// A whole number.
package struct IntegerType: ScalarType {
  package let name = "integer"
  package let otherNames = ["int"]
  package let expectation = "a whole number"
  package let advice = "A whole number"
  package let example = "1500"
  package let valueType = ValueType.number
  package let notation = ScalarNotation.literal
  package let schema = ScalarSchema(
    types: ["integer", "string"], pattern: #"^([+-]?\d+)?$"#, requiredPattern: #"^[+-]?\d+$"#)
  package let widget = FormWidget.number(isInteger: true)
  package let recognition = ValueRecognition.number
  package let identification = RecordIdentification.ifRequired

  package func read(_ text: String, timeZone: TimeZone?) -> ScalarOutcome {
    if let integer = Int(text) { return .value(.integer(integer)) }
    let isDecimal = text.split(separator: ",").dropFirst().contains { $0.utf8.count < 3 }
    return .failure(
      "\"\(text)\" is not a whole number",
      help: (isDecimal ? nil : NumberType.digits(of: text)).map { "write \($0)" }
        ?? "write digits only, as in \(example)")
  }
}
