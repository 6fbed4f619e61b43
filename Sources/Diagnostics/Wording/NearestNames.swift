/// A set of names in which to find the one nearest to another name.
///
/// Distance counts insertions, deletions, substitutions and swaps of neighboring letters (optimal string alignment),
/// ignoring case. A candidate is near if at most a third of the name has to change; a name of one or two letters must
/// be the beginning of the candidate. Of equally near candidates, the first in alphabetical order wins, so the result
/// does not depend on the order of the candidates.
package struct NearestNames: Sendable {
  private struct Candidate: Sendable {
    let name: String
    let letters: [Unicode.Scalar]
    /// One bit for each kind of letter in the name, of 64 kinds. Each kind that only one of two names has costs an
    /// edit.
    let kinds: UInt64

    init(_ name: String) {
      self.name = name
      letters = Array(name.lowercased().unicodeScalars)
      kinds = letters.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
    }
  }

  private let candidates: [Candidate]

  package init(_ names: some Sequence<String>) { candidates = names.map(Candidate.init) }

  /// Returns the first candidate, in the original order, that satisfies `isWanted`.
  package func first(where isWanted: (String) -> Bool) -> String? { candidates.first { isWanted($0.name) }?.name }

  /// Returns the only candidate that satisfies `isWanted`; `nil` if none or several do.
  package func only(where isWanted: (String) -> Bool) -> String? {
    let found = candidates.filter { isWanted($0.name) }
    return found.count == 1 ? found.first?.name : nil
  }

  package func nearest(to name: String) -> String? {
    let wanted = Candidate(name)
    let limit = max(1, wanted.letters.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      guard abs(candidate.letters.count - wanted.letters.count) <= limit,
        (wanted.kinds & ~candidate.kinds).nonzeroBitCount <= limit,
        (candidate.kinds & ~wanted.kinds).nonzeroBitCount <= limit,
        wanted.letters.count > 2 || candidate.letters.starts(with: wanted.letters),
        let distance = Self.distance(wanted.letters, candidate.letters, limit: best?.distance ?? limit)
      else { continue }
      if let current = best, (current.distance, current.name) <= (distance, candidate.name) { continue }
      best = (candidate.name, distance)
    }
    return best?.name
  }

  /// Returns the edit distance; `nil` if it is more than `limit`.
  ///
  /// Computes only the cells near the diagonal (Ukkonen's band): a cell farther away than `limit` costs more than that.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int? {
    let far = limit + 1
    var beforePrevious = [Int](repeating: far, count: right.count + 1)
    var previous = (0...right.count).map { min($0, far) }
    var current = beforePrevious
    for row in 0..<left.count {
      let first = max(0, row - limit)
      let last = min(right.count - 1, row + limit)
      guard first <= last else { return nil }
      current[first] = first == 0 ? min(row + 1, far) : far
      var least = current[first]
      for column in first...last {
        let substitution = previous[column] + (left[row] == right[column] ? 0 : 1)
        var cost = min(previous[column + 1] + 1, current[column] + 1, substitution)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforePrevious[column - 1] + 1)
        }
        current[column + 1] = min(cost, far)
        least = min(least, cost)
      }
      if last + 1 < right.count { current[last + 2] = far }
      // A swap reaches back two rows.
      if least > far { return nil }
      (beforePrevious, previous, current) = (previous, current, beforePrevious)
    }
    return previous[right.count] <= limit ? previous[right.count] : nil
  }
}

/// Returns the candidate nearest to `name` by edit distance, for a "did you mean"; `nil` if none is near enough. To
/// look up several names among the same candidates, create a ``NearestNames`` once. Some callers first try a rule of their
/// own, such as a label or a file extension.
package func nearestName(to name: String, in candidates: some Sequence<String>) -> String? {
  NearestNames(candidates).nearest(to: name)
}
