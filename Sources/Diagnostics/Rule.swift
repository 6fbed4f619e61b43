/// A rule that a site is checked against. Its name, such as `broken-link`, identifies its findings and suppresses them.
///
/// `docs/rules.md` describes each rule in ``all``; a test compares the two.
package struct Rule: Sendable {
  /// The name, in lowercase letters and hyphens. It stays the same when the wording of its findings changes.
  package let name: String
  /// The severity of the findings, except for those with a configured severity.
  package let severity: Diagnostic.Severity
  /// A description of a violation, on one line without a final period.
  package let summary: String

  init(_ name: String, _ severity: Diagnostic.Severity, _ summary: String) {
    self.name = name
    self.severity = severity
    self.summary = summary
  }

  /// The number of places at which reports show findings with the same message and fix separately; `nil` if they always
  /// do, because each place has its own cause.
  package var placeLimit: Int? { Self.placeLimits[self] }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// Returns the rule called `name`, or `nil` if there is none.
  package static func named(_ name: String) -> Rule? { byName[name] }
}

extension Rule: Hashable {
  package static func == (left: Rule, right: Rule) -> Bool { left.name == right.name }
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
