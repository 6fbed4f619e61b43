import TimeZones
import Values

/// True or false.
package struct BooleanType: ScalarType {
  package let name = "boolean"
  package let otherNames = ["bool"]
  package let expectation = "true or false"
  package let advice = "true or false"
  package let example = "true"
  package let valueType = ValueType.boolean
  package let notation = ScalarNotation.literal
  package let schema = ScalarSchema(
    types: ["boolean", "string"], pattern: "^([Tt]rue|TRUE|[Ff]alse|FALSE|[Yy]es|YES|[Nn]o|NO)$")
  package let widget = FormWidget.boolean
  package let recognition = ValueRecognition.never
  package let identification = RecordIdentification.never

  package func read(_ text: String, timeZone: TimeZone?) -> ScalarOutcome {
    guard let value = Self.value(of: text) else {
      return .failure("\"\(text)\" is neither true nor false", help: "write true or false")
    }
    return .value(.boolean(value))
  }

  /// Returns the value of `true`, `yes`, `false`, or `no`, in any case; `nil` for other text.
  package static func value(of text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes": true
    case "false", "no": false
    default: nil
    }
  }
}
