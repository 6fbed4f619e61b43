/// A comment that suppresses a finding and gives a reason:
/// `<!-- broadside-ignore image-alt: a border, shows nothing -->`.
package struct Silence: Hashable, Sendable {
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
    return place.path == location.path && lines.contains(place.line)
  }
}

extension [Silence] {
  /// Returns `diagnostics` without the suppressed ones, and the suppressions that applied.
  package func silencing(
    _ diagnostics: [Diagnostic], contentRoot: String
  ) -> (left: [Diagnostic], used: Set<Silence>) {
    guard !isEmpty else { return (diagnostics, []) }
    let byRule = Dictionary(grouping: self, by: \.rule)
    var used: Set<Silence> = []
    let left = diagnostics.filter { diagnostic in
      let covering = byRule[diagnostic.rule.name]?.filter { $0.covers(diagnostic, contentRoot: contentRoot) } ?? []
      used.formUnion(covering)
      return covering.isEmpty
    }
    return (left, used)
  }

  /// Returns the findings about the suppressions themselves. A suppression that `isUnchecked` is never reported as
  /// unused, because the rule was not checked.
  package func findings(used: Set<Silence>, isUnchecked: (Silence) -> Bool) -> [Diagnostic] {
    flatMap { silence -> [Diagnostic] in
      guard let rule = Rule.named(silence.rule) else {
        let nearest = nearestName(to: silence.rule, in: Rule.all.map(\.name))
        return [
          Diagnostic(
            .suppressionUnknownRule, "no rule is named \"\(silence.rule)\"", at: silence.location,
            help: nearest.map { "did you mean \"\($0)\"?" } ?? "run broadside check --rules to list the rules")
        ]
      }
      var found: [Diagnostic] = []
      if silence.reason.isEmpty {
        found.append(
          Diagnostic(
            .suppressionWithoutReason, "this suppression of \"\(silence.rule)\" gives no reason", at: silence.location,
            help: "add the reason after a colon: broadside-ignore \(silence.rule): the reason"))
      }
      if !used.contains(silence), !isUnchecked(silence) {
        let isError = rule.severity == .error
        found.append(
          Diagnostic(
            .unusedSuppression,
            isError ? "\"\(silence.rule)\" is an error, which cannot be suppressed" : "this suppression has no effect",
            at: silence.location,
            help: isError ? "fix the error, and delete this comment" : "delete this comment"))
      }
      return found
    }
  }
}
