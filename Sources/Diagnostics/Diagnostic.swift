/// One finding about the content, the theme or the settings: where it is, what was found, and what to do.
package struct Diagnostic: Hashable, Sendable {
  package enum Severity: String, Sendable {
    case error
    case warning
    /// Something to know, which is told only when asked for.
    case note
  }

  /// What it is an instance of.
  package var rule: Rule
  package var severity: Severity
  /// Where the finding is; `nil` when it concerns the build as a whole.
  package var location: SourceLocation?
  /// What was found, in the words of the person who wrote it, without a full stop.
  package var message: String
  /// Another place in the sources that the finding is about, where it is about two.
  package var related: SourceLocation?
  /// What to write instead, or what was expected; without a full stop.
  package var help: String?

  /// A finding of `rule`, as severe as that says unless another severity is given.
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

  /// What a command says of what it was given itself, a file to import or an address to explain: no rule of the site.
  package init(
    _ severity: Severity = .error, _ message: String, at location: SourceLocation? = nil, help: String? = nil
  ) {
    self.init(.command, message, at: location, help: help, severity: severity)
  }
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
  /// Whether any of the findings forbids writing output.
  package var hasErrors: Bool { contains { $0.severity == .error } }

  /// The findings in the order in which a reader meets their files, each once.
  package func inReadingOrder() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }.enumerated().sorted { left, right in
      switch (left.element.location, right.element.location) {
      case (let first?, let second?) where first != second: first < second
      case (nil, _?): true
      case (_?, nil): false
      default: left.offset < right.offset
      }
    }.map(\.element)
  }
}
