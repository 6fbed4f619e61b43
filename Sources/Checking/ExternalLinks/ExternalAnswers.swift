import Diagnostics

/// The answers of other hosts, by the address that was asked.
struct ExternalAnswers: Sendable {
  var answers: [String: ExternalAnswer] = [:]
  /// A Boolean value that indicates whether a broken link is an error.
  var isStrict = false

  /// Returns the finding for a link to `url`; `nil` if the link works or was not checked.
  func diagnostic(of url: String, at place: SourceLocation) -> Diagnostic? {
    guard !answers.isEmpty, let answer = ExternalLinks.address(url).flatMap({ answers[$0] }) else { return nil }
    return answer.diagnostic(of: url, at: place, isStrict: isStrict)
  }
}
