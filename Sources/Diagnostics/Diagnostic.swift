/// A finding about the content, the theme or the settings: its location, what was found, and how to fix it.
package struct Diagnostic: Hashable, Sendable {
  package enum Severity: String, Sendable {
    case error
    case warning
    /// Information that is shown only on request.
    case note
  }

  /// The rule that the finding belongs to.
  package var rule: Rule
  package var severity: Severity
  /// The location of the finding; `nil` if it concerns the build as a whole.
  package var location: SourceLocation?
  /// The problem, in terms that the editor knows, without a final period.
  package var message: String
  /// A second location, if the finding concerns two.
  package var related: SourceLocation?
  /// The fix, or what was expected, without a final period.
  package var help: String?
  /// A Boolean value that indicates whether only the date causes the finding: without an edit, it appears or disappears
  /// on another day. Such a finding is never an error, not even with `--strict`.
  package var isDated = false
  /// The rendering that the finding stopped. Its page is part of ``help``.
  package var stopped: StoppedRendering?

  /// Creates a finding of `rule`. The severity is the rule's own unless you pass another.
  package init(
    _ rule: Rule, _ message: String, at location: SourceLocation? = nil, related: SourceLocation? = nil,
    help: String? = nil, severity: Severity? = nil
  ) {
    self.rule = rule
    self.severity = severity ?? rule.severity
    self.location = location
    self.related = related
    self.message = message
    self.help = help
  }

  /// Creates a finding about the input of a command, such as a file to import or a URL to explain, that no rule of the
  /// site covers.
  package init(
    _ severity: Severity = .error, _ message: String, at location: SourceLocation? = nil, help: String? = nil
  ) {
    self.init(.command, message, at: location, help: help, severity: severity)
  }
}

extension Diagnostic {
  /// The finding, marked as one that only the date causes.
  package var dated: Diagnostic {
    var finding = self
    finding.isDated = true
    if finding.severity == .error { finding.severity = .warning }
    return finding
  }

  /// Returns whether the finding prevents writing output; warnings do so if `isStrict` is true.
  package func fails(isStrict: Bool) -> Bool { severity == .error || isStrict && severity == .warning && !isDated }
}

extension Diagnostic: CustomStringConvertible {
  /// The finding on one line: `members/ana.md:3:10 error: no chapter is named "texs"; did you mean "texas"?`
  package var description: String {
    let place = location.map { "\($0) " } ?? ""
    let advice = help.map { "; \($0)" } ?? ""
    return "\(place)\(severity.rawValue): \(message)\(advice)"
  }
}

extension [Diagnostic] {
  /// A Boolean value that indicates whether any finding is an error, which prevents writing output.
  package var hasErrors: Bool { contains { $0.severity == .error } }

  /// Returns the findings without duplicates, sorted by file and line. An error at one place in a template is one
  /// finding, however many pages it affects.
  package func inReadingOrder() -> [Diagnostic] { joiningPages().inReadingOrder(by: \.self) }
}

extension Array where Element: Hashable {
  /// Returns the elements without duplicates, sorted by the file and line of their findings.
  package func inReadingOrder(by finding: (Element) -> Diagnostic) -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }.enumerated().sorted { left, right in
      switch (finding(left.element).location, finding(right.element).location) {
      case (let first?, let second?) where first != second: first < second
      case (nil, _?): true
      case (_?, nil): false
      default: left.offset < right.offset
      }
    }.map(\.element)
  }
}
