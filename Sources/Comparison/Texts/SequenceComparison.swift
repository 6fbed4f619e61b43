/// Finds the differences between two sequences.
enum SequenceComparison {
  /// The maximum number of elements between the common beginning and end for which a shortest difference is computed.
  /// The time grows with the square of the difference.
  static let reach = 1200

  /// A run of elements that both sequences contain, or that one contains in place of those in the other.
  enum Run: Equatable {
    case same(old: Range<Int>, new: Range<Int>)
    case replaced(old: Range<Int>, new: Range<Int>)
  }

  /// Returns the runs from `old` to `new`. Beyond ``reach``, everything between the common beginning and end is one
  /// replaced run.
  static func runs<Element: Hashable>(_ old: [Element], _ new: [Element]) -> [Run] {
    let shorter = min(old.count, new.count)
    var start = 0
    while start < shorter, old[start] == new[start] { start += 1 }
    var tail = 0
    while tail < shorter - start, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    let oldMiddle = start..<(old.count - tail)
    let newMiddle = start..<(new.count - tail)
    var runs = RunList()
    runs.add(.same(old: 0..<start, new: 0..<start))
    if oldMiddle.count + newMiddle.count > reach {
      runs.add(.replaced(old: oldMiddle, new: newMiddle))
    } else {
      runs.add(difference: new[newMiddle].difference(from: old[oldMiddle]), old: oldMiddle, new: newMiddle)
    }
    runs.add(.same(old: oldMiddle.upperBound..<old.count, new: newMiddle.upperBound..<new.count))
    return runs.runs
  }
}

/// A list of runs that merges adjacent runs of the same kind.
private struct RunList {
  private(set) var runs: [SequenceComparison.Run] = []

  mutating func add(_ run: SequenceComparison.Run) {
    switch (runs.last, run) {
    case (_, .same(let old, _)) where old.isEmpty: break
    case (_, .replaced(let old, let new)) where old.isEmpty && new.isEmpty: break
    case (.same(let oldBefore, let newBefore), .same(let old, let new)):
      runs[runs.count - 1] = .same(
        old: oldBefore.lowerBound..<old.upperBound, new: newBefore.lowerBound..<new.upperBound)
    case (.replaced(let oldBefore, let newBefore), .replaced(let old, let new)):
      runs[runs.count - 1] = .replaced(
        old: oldBefore.lowerBound..<old.upperBound, new: newBefore.lowerBound..<new.upperBound)
    default: runs.append(run)
    }
  }

  /// Adds the runs of a difference by walking along both sequences.
  mutating func add<Element>(difference: CollectionDifference<Element>, old: Range<Int>, new: Range<Int>) {
    var removed = Set<Int>()
    var inserted = Set<Int>()
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(old.lowerBound + offset)
      case .insert(let offset, _, _): inserted.insert(new.lowerBound + offset)
      }
    }
    var (left, right) = (old.lowerBound, new.lowerBound)
    while left < old.upperBound || right < new.upperBound {
      if left < old.upperBound, removed.contains(left) {
        add(.replaced(old: left..<(left + 1), new: right..<right))
        left += 1
      } else if right < new.upperBound, inserted.contains(right) {
        add(.replaced(old: left..<left, new: right..<(right + 1)))
        right += 1
      } else {
        add(.same(old: left..<(left + 1), new: right..<(right + 1)))
        left += 1
        right += 1
      }
    }
  }
}
