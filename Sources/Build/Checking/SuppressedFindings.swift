import Content
import Diagnostics
import Files

extension [Diagnostic] {
  /// Returns the findings that are not suppressed by a comment in their own file or in the settings. Only files with a
  /// warning or note are read.
  package func withoutSuppressed(contentRoot: String) -> [Diagnostic] {
    let paths = Set(filter { $0.severity != .error }.compactMap(\.location?.path))
    guard !paths.isEmpty else { return self }
    let suppressions = paths.union([contentRoot + "/" + ContentTree.settingsFile]).flatMap { path in
      (try? FileContents.read(path)).map { SuppressionReader.suppressions(in: $0, path: path) } ?? []
    }
    return suppressions.suppressing(self, contentRoot: contentRoot).left
  }
}
