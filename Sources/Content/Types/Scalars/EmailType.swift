import TimeZones
import Values

/// An email address.
package struct EmailType: ScalarType {
  package let name = "email"
  package let otherNames: [String] = []
  package let expectation = "an email address"
  package let advice = ""
  package let example = "press@example.org"
  package let valueType = ValueType.text
  package let notation = ScalarNotation.text
  package let schema = ScalarSchema(types: ["string"], format: "email", pattern: Self.pattern)
  package let widget = FormWidget.pattern(
    Self.pattern, message: "Write an email address such as press@example.org")
  package let recognition = ValueRecognition.text
  package let identification = RecordIdentification.ifRequired

  private static let pattern = #"^[^@\s]+@[^@\s]*\.[^@\s]*$"#

  package func read(_ text: String, timeZone: TimeZone?) -> ScalarOutcome {
    if text.lowercased().hasPrefix("mailto:") {
      return .failure(
        "an email address must not begin with \"mailto:\"", help: "write \(MeantEmail.read(text) ?? example)")
    }
    guard MeantEmail.isAddress(text) else {
      let advice =
        MeantEmail.isList(text)
        ? "write only one address" : "write " + (MeantEmail.read(text) ?? "an email address such as \(example)")
      return .failure("\"\(text)\" is not an email address", help: advice)
    }
    return .text(text)
  }
}
