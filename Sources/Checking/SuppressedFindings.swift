import Content
import Diagnostics
import Files
import Markdown

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

extension SuppressionReader {
  /// Returns the suppressions in the bytes of a file. Most files have none.
  static func suppressions(in bytes: [UInt8], path: String) -> [Suppression] {
    guard bytes[...].firstIndex(of: "broadside-ignore", from: 0) != nil else { return [] }
    return suppressions(in: String(decoding: bytes, as: UTF8.self), path: path)
  }
}
