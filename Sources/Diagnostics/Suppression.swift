/// A comment that suppresses a finding and gives a reason:
/// `<!-- broadside-ignore image-alt: a border, shows nothing -->`.
package struct Suppression: Hashable, Sendable {
  /// The name of a rule, as written.
  package let rule: String
  /// The path of the file that the suppression applies to, if that file cannot hold a comment: relative to the content
  /// folder or to the working directory. `nil` for the comment's own file.
  package let file: String?
  /// The reason; empty if the comment gives none.
  package let reason: String
  package let location: SourceLocation
  /// The lines of its own file that the suppression applies to.
  package let lines: ClosedRange<Int>

  /// Returns whether the suppression applies to `diagnostic`. `root` is the content folder.
  package func covers(_ diagnostic: Diagnostic, contentRoot root: String) -> Bool {
    guard diagnostic.severity != .error, diagnostic.rule.name == rule, let place = diagnostic.location else {
      return false
    }
    if let file { return place.path == root + "/" + file || place.path == file }
    return covers(diagnostic.rule, at: place)
  }

  /// Returns whether the suppression is in the file of `location` and applies to findings of `rule` at that location.
  package func covers(_ rule: Rule, at location: SourceLocation) -> Bool {
    rule.name == self.rule && file == nil && location.path == self.location.path && lines.contains(location.line)
  }
}

extension [Suppression] {
  /// Returns `diagnostics` without the suppressed ones, and the suppressions that applied.
  package func suppressing(
    _ diagnostics: [Diagnostic], contentRoot: String
  ) -> (left: [Diagnostic], used: Set<Suppression>) {
    guard !isEmpty else { return (diagnostics, []) }
    let byRule = Dictionary(grouping: self, by: \.rule)
    var used: Set<Suppression> = []
    let left = diagnostics.filter { diagnostic in
      let covering = byRule[diagnostic.rule.name]?.filter { $0.covers(diagnostic, contentRoot: contentRoot) } ?? []
      used.formUnion(covering)
      return covering.isEmpty
    }
    return (left, used)
  }

  /// Returns the findings about the suppressions themselves. A suppression that `isUnchecked` is never reported as
  /// unused, because the rule was not checked. The same is true of private values: those with a suppression are not
  /// searched for.
  package func findings(used: Set<Suppression>, isUnchecked: (Suppression) -> Bool) -> [Diagnostic] {
    flatMap { suppression -> [Diagnostic] in
      guard let rule = Rule.named(suppression.rule) else {
        let nearest = nearestName(to: suppression.rule, in: Rule.all.map(\.name))
        return [
          Diagnostic(
            .suppressionUnknownRule, "no rule is named \"\(suppression.rule)\"", at: suppression.location,
            help: nearest.map { "did you mean \"\($0)\"?" } ?? "run broadside check --rules to list the rules")
        ]
      }
      var found: [Diagnostic] = []
      if suppression.reason.isEmpty {
        found.append(
          Diagnostic(
            .suppressionWithoutReason, "this suppression of \"\(suppression.rule)\" gives no reason",
            at: suppression.location,
            help: "add the reason after a colon: broadside-ignore \(suppression.rule): the reason"))
      }
      if rule != .privateValue, !used.contains(suppression), !isUnchecked(suppression) {
        let isError = rule.severity == .error
        found.append(
          Diagnostic(
            .unusedSuppression,
            isError
              ? "\"\(suppression.rule)\" is an error, which cannot be suppressed" : "this suppression has no effect",
            at: suppression.location,
            help: isError ? "fix the error, and delete this comment" : "delete this comment"))
      }
      return found
    }
  }
}
