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
    if Self.isURL(text) { return .text(text) }
    let hasScheme = Self.scheme(of: text.lowercased()) != nil
    return .failure(
      "\"\(text)\" is not a URL",
      help: MeantURL.advice(text)
        ?? (hasScheme ? "check it for spaces and stray characters" : "begin it with https://"))
  }

  static func isURL(_ text: String) -> Bool {
    let lower = text.lowercased()
    guard let scheme = scheme(of: lower) else { return false }
    let rest = lower.dropFirst(scheme.count)
    let host = rest.prefix { !"/?#".contains($0) }
    // No domain contains a dash of a word processor or an ellipsis (RFC 5892), or has an empty part.
    return !host.isEmpty && !host.contains { "–—…".contains($0) } && !host.contains("..") && !host.hasPrefix(".")
      && !Self.secondSchemes.contains(where: rest.hasPrefix)
      && !text.unicodeScalars.contains {
        $0.properties.isWhitespace || "<>\"{}|\\^`".unicodeScalars.contains($0) || $0.value < 32
      }
  }

  private static let secondSchemes = ["http://", "https://", "http//", "https//", "https:/", "http:/"]

  /// Returns the scheme with which `text`, which is in lowercase, begins.
  static func scheme(of text: String) -> String? { ["https://", "http://"].first(where: text.hasPrefix) }
}
