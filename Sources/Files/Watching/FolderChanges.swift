/// What has changed in watched folders since it was last told.
package struct FolderChanges: Sendable {
  /// The paths at which something was written, made, moved or removed. It may have been put back since.
  package var paths: Set<String> = []
  /// Whether folders were made, moved or removed, or so much happened that nobody counted: anything may be different.
  package var isAnything = false

  package init(paths: Set<String> = [], isAnything: Bool = false) {
    self.paths = paths
    self.isAnything = isAnything
  }

  package var isEmpty: Bool { paths.isEmpty && !isAnything }

  mutating func formUnion(_ other: FolderChanges) {
    paths.formUnion(other.paths)
    isAnything = isAnything || other.isAnything
  }
}
