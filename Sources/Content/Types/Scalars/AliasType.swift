import TimeZones
import Values

/// An old URL of a document, or an old name of its file. It is the type of `aliases`, and `_type.yml` cannot name it.
///
/// An old URL becomes the text of its ``OldURL``, so it is the same alias whichever way it is written.
struct AliasType: ScalarType {
  let name = "alias"
  let otherNames: [String] = []
  let expectation = "an old URL"
  let advice = "An old URL such as /old/page/, or an old name of the file"
  let example = "/old/page/"
  let valueType = ValueType.text
  let notation = ScalarNotation.text
  let schema = ScalarSchema(types: ["string", "number", "boolean"])
  let widget = FormWidget.text
  let recognition = ValueRecognition.never
  let identification = RecordIdentification.always

  func read(_ text: String, timeZone: TimeZone?) -> ScalarOutcome {
    guard text.contains(where: { "/?#".contains($0) }) else { return .text(text) }
    do { return .text(try OldURL(text).text) } catch { return .failure(error.message, help: error.help) }
  }
}
