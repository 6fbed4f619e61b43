import TimeZones
import Values

/// An absolute URL (RFC 3986) that has an HTTP scheme, a host, and no characters that must be escaped.
package struct URLType: ScalarType {
  package let name = "url"
  package let otherNames = ["link"]
  package let expectation = "a URL"
  package let advice = "A URL that begins with https://"
  package let example = "https://example.org/news/"
  package let valueType = ValueType.text
  package let notation = ScalarNotation.text
  package let schema = ScalarSchema(types: ["string"], format: "iri", pattern: Self.pattern)
  package let widget = FormWidget.pattern(Self.pattern, message: "Write a URL that begins with https://")
  package let recognition = ValueRecognition.url
  package let identification = RecordIdentification.ifRequired

  private static let pattern = #"^[Hh][Tt][Tt][Pp][Ss]?://[^/?#\s<>"{}|\\^`][^\s<>"{}|\\^`]*$"#

  package func read(_ text: String, timeZone: TimeZone?) -> ScalarOutcome {
    let lower = text.lowercased()
    guard let scheme = Self.scheme(of: lower) else {
      return .failure("\"\(text)\" is not a URL", help: "begin it with https://")
    }
    let host = lower.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    guard !host.isEmpty,
      !text.unicodeScalars.contains(where: {
        $0.properties.isWhitespace || "<>\"{}|\\^`".unicodeScalars.contains($0) || $0.value < 32
      })
    else {
      return .failure("\"\(text)\" is not a URL", help: "check it for spaces and stray characters")
    }
    return .text(text)
  }

  /// Returns the scheme with which `text`, which is in lowercase, begins.
  static func scheme(of text: String) -> String? { ["https://", "http://"].first(where: text.hasPrefix) }
}
