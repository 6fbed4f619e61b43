import TimeZones
import Values

/// A host, as a Content-Security-Policy contains it: a name or an IPv4 address, an optional `*.` before the name, and an
/// optional port (https://www.w3.org/TR/CSP3/#framework-directive-source-list).
///
/// It is the type of a setting, and `_type.yml` cannot name it. No value can contain a character that ends a directive
/// or a header.
struct HostType: ScalarType {
  let name = "host"
  let otherNames: [String] = []
  let expectation = "a host name"
  let advice = "A host name such as player.example.org"
  let example = "player.example.org"
  let valueType = ValueType.text
  let notation = ScalarNotation.text
  let schema = ScalarSchema(types: ["string"], pattern: Self.pattern)
  let widget = FormWidget.pattern(Self.pattern, message: "Write a host name such as player.example.org")
  let recognition = ValueRecognition.never
  let identification = RecordIdentification.never

  private static let pattern =
    #"^([Hh][Tt][Tt][Pp][Ss]://)?(\*\.)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?$"#

  func read(_ text: String, timeZone: TimeZone?) -> ScalarOutcome {
    if let host = Self.host(text) { return .text(host) }
    return .failure("\"\(text)\" is not a valid host", help: Self.advice(about: text))
  }

  /// Returns the host in lowercase, without `https://`; `nil` if `text` is anything else.
  private static func host(_ text: String) -> String? {
    let lower = text.lowercased()
    let host = lower.dropFirst(lower.hasPrefix("https://") ? 8 : 0)
    let parts = host.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let labels = parts[0].dropFirst(parts[0].hasPrefix("*.") ? 2 : 0)
      .split(separator: ".", omittingEmptySubsequences: false)
    guard labels.allSatisfy(isLabel), parts[0].utf8.count <= 253 else { return nil }
    if parts.count > 1 {
      guard (1...5).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy(isDigit), let port = Int(parts[1]),
        (1...65535).contains(port)
      else { return nil }
    }
    return String(host)
  }

  private static func isLabel(_ label: Substring) -> Bool {
    let hyphen = UInt8(ascii: "-")
    return (1...63).contains(label.utf8.count) && label.utf8.first != hyphen && label.utf8.last != hyphen
      && label.utf8.allSatisfy { isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == hyphen }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// Returns the host that `text` begins with, if it is a URL; otherwise how to write one.
  private static func advice(about text: String) -> String {
    if text == "*" { return "name each host, or write *.example.org for all subdomains of a host" }
    let rest = text.firstRange(of: "://").map { text[$0.upperBound...] } ?? text[...]
    let first = String(rest.prefix { !"/?#".contains($0) && !$0.isWhitespace })
    if first.count < text.count, first.contains("."), let host = host(first) { return "write \(host)" }
    if text.unicodeScalars.contains(where: { !$0.isASCII && $0.properties.isAlphabetic }) {
      return "write the name in Punycode (xn--)"
    }
    return "write a host, such as player.example.org or player.example.org:8443"
  }
}
