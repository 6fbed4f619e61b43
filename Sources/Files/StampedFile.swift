/// A file or folder, with its stamp from before it was read.
package struct StampedFile: Sendable {
  package let path: String
  package let stamp: FileStamp

  package init(path: String, stamp: FileStamp) {
    self.path = path
    self.stamp = stamp
  }

  /// Creates a stamped file for the file at `path`. Returns `nil` if there is none.
  package init?(_ path: String) {
    guard let stamp = FileStamp(path) else { return nil }
    self.init(path: path, stamp: stamp)
  }
}
