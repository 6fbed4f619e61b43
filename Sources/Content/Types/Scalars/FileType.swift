import TimeZones
import Values

/// The path of a file in the content folder.
package struct FileType: ScalarType {
  package let name = "file"
  package let otherNames: [String] = []
  package let expectation = "a file path"
  package let advice = "A file in the same folder"
  package let example = "report.pdf"
  package let valueType = ValueType.text
  package let notation = ScalarNotation.text
  package let schema = ScalarSchema(types: ["string", "number"])
  package let widget = FormWidget.file
  package let recognition = ValueRecognition.never
  package let identification = RecordIdentification.ifRequired

  package func read(_ text: String, timeZone: TimeZone?) -> ScalarOutcome { .file(text) }
}
