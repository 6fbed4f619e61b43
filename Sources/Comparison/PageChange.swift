/// One change to a page.
package enum PageChange: Hashable, Sendable {
  case title(TextChange)
  /// The description, which search engines and feeds show.
  case description(TextChange)
  /// The text of the main content.
  case text(TextChange)
  /// The text around the main content, such as a menu or footer.
  case frame(TextChange)
  case links(added: [String], removed: [String])
  case pictures(added: [String], removed: [String])
  /// Only the HTML: classes, the names of style sheets, the order of attributes.
  case markup

  /// Returns the changes between two versions of a page whose bytes differ.
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

  /// Returns the elements that are in only one of two lists, or `nil` if both contain the same elements.
  private static func difference(_ old: [String], _ new: [String]) -> (added: [String], removed: [String])? {
    guard old != new else { return nil }
    let (before, after) = (Set(old), Set(new))
    guard before != after else { return nil }
    return (after.subtracting(before).sorted(), before.subtracting(after).sorted())
  }
}
