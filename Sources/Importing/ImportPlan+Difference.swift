import Diagnostics

extension ImportPlan.Change {
  /// The number of unchanged lines to show around a change.
  private static let context = 2
  /// The number of lines of a new file to show.
  private static let limit = 40

  /// The changed lines with their context. Removed lines begin with `-` and added lines with `+`.
  package var difference: [String] {
    let new = Self.lines(after)
    guard let before else {
      let rest = new.count - Self.limit
      return new.prefix(Self.limit).map { "+ " + $0 } + (rest > 0 ? ["  … \(counted(rest, "more line"))"] : [])
    }
    let old = Self.lines(before)
    // The common beginning and end are skipped, so that only the middle is compared line by line.
    let start = zip(old, new).prefix { $0 == $1 }.count
    let end = zip(old.dropFirst(start).reversed(), new.dropFirst(start).reversed()).prefix { $0 == $1 }.count
    let (oldPart, newPart) = (Array(old[start..<old.count - end]), Array(new[start..<new.count - end]))
    let above = old[max(0, start - Self.context)..<start].map { "  " + $0 }
    let below = old[(old.count - end)...].prefix(Self.context).map { "  " + $0 }
    return above + Self.changes(from: oldPart, to: newPart) + below
  }

  private static func changes(from old: [String], to new: [String]) -> [String] {
    let difference = new.difference(from: old)
    let removed = Set(difference.removals.map(\.position)), added = Set(difference.insertions.map(\.position))
    var lines: [String] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if removed.contains(left) {
        lines.append("- " + old[left])
        left += 1
      } else if added.contains(right) {
        lines.append("+ " + new[right])
        right += 1
      } else {
        lines.append("  " + old[left])
        left += 1
        right += 1
      }
    }
    return lines
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    var lines = String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    if lines.last == "" { lines.removeLast() }
    return lines.map(String.init)
  }
}

extension CollectionDifference.Change {
  fileprivate var position: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
