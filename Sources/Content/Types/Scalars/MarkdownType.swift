import TimeZones
import Values

/// Text in GitHub Flavored Markdown, which templates read as HTML.
package struct MarkdownType: ScalarType {
  package let name = "markdown"
  package let otherNames = ["richtext"]
  package let expectation = "Markdown text"
  package let advice = ""
  package let example = "The council *unanimously* adopted the plan."
  package let valueType = ValueType.html
  package let notation = ScalarNotation.prose
  package let schema = ScalarSchema(types: ["string", "number", "boolean"], requiredPattern: #"\S"#)
  package let widget = FormWidget.markdown
  package let recognition = ValueRecognition.text
  package let identification = RecordIdentification.never

  package func read(_ text: String, timeZone: TimeZone?) -> ScalarOutcome { .markdown(text) }
}
