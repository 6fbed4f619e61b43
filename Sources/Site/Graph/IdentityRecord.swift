import Content
import Values

/// A record that keeps its identity when its contents change.
package struct IdentityRecord: Sendable {
  /// The key, which is the same in every build. No document identity begins with two slashes.
  package let key: String
  package let firstRow: UInt32
  package let shape: ShapeID

  private init?(_ key: String, _ value: Value) {
    guard let shape = value.shape else { return nil }
    self.key = key
    firstRow = value.firstRow
    self.shape = shape
  }

  /// Returns the records of the variables, the collections, and the feeds, in the order of their rows.
  static func all(in variables: SiteVariables, _ lists: SiteLists, _ types: ContentTypes) -> [IdentityRecord] {
    let named =
      [("//site", variables.site), ("//collections", variables.collections)]
      + zip(types.all, lists.collections).map { ("//collections/" + $0.name, $1.value) }
      + lists.feeds.map { ("//feeds" + $0.address.url, $0.value) }
    return named.compactMap { IdentityRecord($0, $1) }.sorted { $0.firstRow < $1.firstRow }
  }
}
