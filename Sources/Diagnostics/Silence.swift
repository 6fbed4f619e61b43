/// A comment that keeps a finding from being told, and says why: `<!-- broadside-ignore image-alt: a border, shows nothing -->`.
package struct Silence: Hashable, Sendable {
  /// The name of a rule, as it is written.
  package let rule: String
  /// The path of the file that it speaks of, in the content folder or from where Broadside is run, where that cannot hold a comment; `nil`
  /// for its own.
  package let file: String?
  /// Why; empty where nobody says.
  package let reason: String
  package let location: SourceLocation
  /// The lines of its file that it speaks of.
  package let lines: ClosedRange<Int>

  /// Whether it speaks of `diagnostic`, which lies in the content folder `root` if in any.
  package func covers(_ diagnostic: Diagnostic, contentRoot root: String) -> Bool {
    guard diagnostic.severity != .error, diagnostic.rule.name == rule, let place = diagnostic.location else {
      return false
    }
    if let file { return place.path == root + "/" + file || place.path == file }
    return place.path == location.path && lines.contains(place.line)
  }
}

extension [Silence] {
  /// `diagnostics` without those that are silenced, and which of these silences did so.
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

  /// What is wrong with the silences themselves. Where one `isUnchecked`, nobody looked whether there was something to silence.
  package func findings(used: Set<Silence>, isUnchecked: (Silence) -> Bool) -> [Diagnostic] {
    flatMap { silence -> [Diagnostic] in
      guard let rule = Rule.named(silence.rule) else {
        let nearest = nearestName(to: silence.rule, in: Rule.all.map(\.name))
        return [
          Diagnostic(
            .silenceUnknownRule, "no rule is named \"\(silence.rule)\"", at: silence.location,
            help: nearest.map { "did you mean \"\($0)\"?" } ?? "broadside check --rules lists them")
        ]
      }
      var found: [Diagnostic] = []
      if silence.reason.isEmpty {
        found.append(
          Diagnostic(
            .silenceWithoutReason, "nothing says why \"\(silence.rule)\" is silenced here", at: silence.location,
            help: "write it after a colon: broadside-ignore \(silence.rule): because …"))
      }
      if !used.contains(silence), !isUnchecked(silence) {
        let isError = rule.severity == .error
        found.append(
          Diagnostic(
            .silenceUnused,
            isError ? "\"\(silence.rule)\" is an error, which cannot be silenced" : "this silences nothing",
            at: silence.location,
            help: isError ? "mend what it tells of, and delete this comment" : "delete this comment"))
      }
      return found
    }
  }
}
