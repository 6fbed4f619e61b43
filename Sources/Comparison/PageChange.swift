/// One thing that readers find otherwise on a page.
package enum PageChange: Hashable, Sendable {
  case title(TextChange)
  /// What search engines and feeds say of the page.
  case description(TextChange)
  /// In the main content.
  case text(TextChange)
  /// Around the main content: in a menu, a footer.
  case frame(TextChange)
  case links(added: [String], removed: [String])
  case pictures(added: [String], removed: [String])
  /// Nothing but the HTML: classes, the names of style sheets, the order of attributes.
  case markup

  /// What differs between two versions of a page whose bytes differ.
  static func between(_ old: PageContent, _ new: PageContent) -> [PageChange] {
    var changes: [PageChange] = []
    if old.title != new.title { changes.append(.title(.between(old.title, new.title))) }
    if old.description != new.description { changes.append(.description(.between(old.description, new.description))) }
    changes += TextComparison.changes(old.main, new.main).map(PageChange.text)
    changes += TextComparison.changes(old.frame, new.frame).map(PageChange.frame)
    if let (added, removed) = difference(old.links, new.links) {
      changes.append(.links(added: added, removed: removed))
    }
    if let (added, removed) = difference(old.pictures, new.pictures) {
      changes.append(.pictures(added: added, removed: removed))
    }
    return changes.isEmpty ? [.markup] : changes
  }

  /// What only one of two lists has; `nil` where they have the same.
  private static func difference(_ old: [String], _ new: [String]) -> (added: [String], removed: [String])? {
    guard old != new else { return nil }
    let (before, after) = (Set(old), Set(new))
    guard before != after else { return nil }
    return (after.subtracting(before).sorted(), before.subtracting(after).sorted())
  }
}
