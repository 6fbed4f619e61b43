import TimeZones
import Values

/// The target of a link in the settings of a site or a theme: a path on the site, a content file, or a URL. It is the
/// `url` of `theme.yml`, in place of ``URLType``: see ``FieldType/scalarsInSettings``.
package struct LinkType: ScalarType {
  package let name = "url"
  package let otherNames: [String] = []
  package let expectation = "a URL"
  package let advice = "A path on the site, or a URL that begins with https://"
  package let example = "/news/"
  package let valueType = ValueType.text
  package let notation = ScalarNotation.text
  package let schema = ScalarSchema(types: ["string"], format: "iri-reference")
  package let widget = FormWidget.text
  package let recognition = ValueRecognition.never
  package let identification = RecordIdentification.never

  package func read(_ text: String, timeZone: TimeZone?) -> ScalarOutcome {
    guard URLType.scheme(of: text.lowercased()) != nil,
      case .failure(let message, let help) = URLType().read(text, timeZone: timeZone)
      // Everything else is checked when the site is linked.
    else { return .link(text) }
    return .failure(message, help: help)
  }
}
