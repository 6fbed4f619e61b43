/// The changes in watched folders since the previous report.
package struct FolderChanges: Sendable {
  /// The paths at which something was written, created, moved or removed. The change may have been undone since.
  package var paths: Set<String> = []
  /// A Boolean value that indicates whether anything may have changed: folders were created, moved or removed, or too
  /// many events were lost.
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
