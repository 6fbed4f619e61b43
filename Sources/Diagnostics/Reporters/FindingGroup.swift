/// Findings that have the same cause, such as a document that was deleted. Reports for people show them as one.
///
/// Reports for programs (JSON and SARIF) contain every finding.
package struct FindingGroup: Sendable {
  package let first: Diagnostic
  /// The locations of the other findings.
  package let others: [SourceLocation]

  /// The number of other locations that a report names.
  private static let namedLimit = 2

  /// The other locations, as a sentence without a final period; `nil` if there are none.
  package var otherPlaces: String? {
    guard !others.isEmpty else { return nil }
    let named = others.prefix(Self.namedLimit).map { "\($0.path):\($0.line)" }
    return "also at \(named.joined(separator: ", ")), and \(others.count - named.count) more"
  }
}

extension [Diagnostic] {
  /// Returns the findings in the same order. Those of a rule with a ``Rule/placeLimit`` that have the same message and
  /// fix in more places are one group, at the first of these places.
  package func grouped() -> [FindingGroup] {
    let places: [Cause: [SourceLocation]] = reduce(into: [:]) { places, finding in
      if let cause = Cause(finding), let place = finding.location { places[cause, default: []].append(place) }
    }
    var shown: Set<Cause> = []
    return compactMap { finding in
      guard let cause = Cause(finding), let limit = cause.rule.placeLimit, let all = places[cause], all.count > limit
      else { return FindingGroup(first: finding, others: []) }
      guard shown.insert(cause).inserted else { return nil }
      return FindingGroup(first: finding, others: [SourceLocation](all.dropFirst()))
    }
  }
}

/// The parts of a finding that do not depend on its place.
private struct Cause: Hashable {
  let rule: Rule
  let severity: Diagnostic.Severity
  let message: String
  let help: String?

  /// Returns `nil` for a finding that is always shown by itself.
  init?(_ finding: Diagnostic) {
    guard finding.rule.placeLimit != nil, finding.location != nil else { return nil }
    rule = finding.rule
    severity = finding.severity
    message = finding.message
    help = finding.help
  }
}
