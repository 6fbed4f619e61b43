import Files

/// Files that an earlier build checked without finding an error.
package struct CheckedFiles: Sendable {
  private let stamps: [String: FileStamp]

  package init() { stamps = [:] }

  /// Creates the list from the `files` of a build without errors, leaving out those that could have been changed again
  /// after it began at `started`.
  package init(_ files: [StampedFile], started: Int) {
    let settled = files.filter { $0.stamp.isSettled(before: started) }
    stamps = Dictionary(settled.map { ($0.path, $0.stamp) }, uniquingKeysWith: { first, _ in first })
  }

  /// Returns the files that are not on the list, or have changed since.
  package func unchecked(_ files: [StampedFile]) -> [StampedFile] { files.filter { stamps[$0.path] != $0.stamp } }
}
