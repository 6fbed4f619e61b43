import TimeZones
import Values

/// Text on one line or several, shown as it is written.
package struct TextType: ScalarType {
  package let name = "text"
  package let otherNames = ["string", "str"]
  package let expectation = "text"
  package let advice = ""
  package let example = "Seattle City Council"
  package let valueType = ValueType.text
  package let notation = ScalarNotation.text
  package let schema = ScalarSchema(types: ["string", "number", "boolean"], requiredPattern: #"\S"#)
  package let widget = FormWidget.text
  package let recognition = ValueRecognition.text
  package let identification = RecordIdentification.always

  package func read(_ text: String, timeZone: TimeZone?) -> ScalarOutcome { .text(text) }
}
