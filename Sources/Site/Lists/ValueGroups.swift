import Content

/// The groups of a type's lists by value.
///
/// Lists by the same field can each show a part of the documents, such as those with one status. How a value is spelled
/// is decided by all documents, so that every list shows the same spelling, and a rare one is found even if it is alone
/// in its list.
struct ValueGroups {
  private struct Lists: Hashable {
    let field: String
    let condition: String?

    init(_ grouping: Grouping) {
      field = grouping.source
      condition = grouping.conditionText
    }
  }

  private var groups: [Lists: [DocumentGroup]] = [:]
  /// For each field, the groups of all documents, and by what they are grouped.
  private var complete: [(grouping: Grouping, groups: [DocumentGroup])] = []

  /// Creates the groups for each of `groupings`, each of which `make` groups the documents by.
  init(_ groupings: [Grouping], make: (Grouping) -> [DocumentGroup]) {
    for grouping in groupings where groups[Lists(grouping)] == nil {
      let all = grouping.unlimited
      let known = groups[Lists(all)]
      let allGroups = known ?? make(all)
      if known == nil { groups[Lists(all)] = allGroups }
      if !complete.contains(where: { $0.grouping.source == all.source }) { complete.append((all, allGroups)) }
      guard grouping.conditionText != nil else { continue }
      let bySlug = Dictionary(allGroups.map { ($0.slug, $0) }) { first, _ in first }
      groups[Lists(grouping)] = make(grouping).map { group in
        var group = group
        if !group.slug.isEmpty { group.spell(as: bySlug[group.slug], by: grouping) }
        return group
      }
    }
    let shown = Dictionary(grouping: groupings, by: \.source).mapValues { groupings in
      Set(groupings.flatMap { self[$0] }.map(\.slug))
    }
    for index in complete.indices {
      let slugs = shown[complete[index].grouping.source] ?? []
      complete[index].groups.removeAll { !slugs.contains($0.slug) }
    }
  }

  /// The groups of the list with this grouping.
  subscript(grouping: Grouping) -> [DocumentGroup] { groups[Lists(grouping)] ?? [] }

  /// Checks the values of each field that has lists, once.
  func check(_ findings: inout ListValueFindings) {
    for (grouping, groups) in complete {
      for group in groups { findings.check(group, of: grouping) }
    }
  }
}
