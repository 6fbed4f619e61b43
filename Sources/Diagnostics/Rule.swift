/// What is asked of a site, by the name that findings carry, `broken-link`, and that silences them.
///
/// ``all`` is what `docs/rules.md` describes, rule by rule; a test holds one against the other.
package struct Rule: Sendable {
  /// In small letters and dashes. It stays the same when the wording of its findings changes.
  package let name: String
  /// How severe its findings are, but for those whose severity somebody chose.
  package let severity: Diagnostic.Severity
  /// What is wrong where it is broken, in one line without a full stop.
  package let summary: String

  init(_ name: String, _ severity: Diagnostic.Severity, _ summary: String) {
    self.name = name
    self.severity = severity
    self.summary = summary
  }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// The rule called `name`; `nil` where there is none.
  package static func named(_ name: String) -> Rule? { byName[name] }
}

extension Rule: Hashable {
  package static func == (left: Rule, right: Rule) -> Bool { left.name == right.name }
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
