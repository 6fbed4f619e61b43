import Diagnostics
import Files

/// Finds documents whose file names do not end with `.md`, such as `statement.txt`: they would be published as they are.
package enum MisnamedDocument {
  private static let endings: Set = ["", "txt", "text", "nd", "m", "mdd", "mkdown", "rst", "log"]
  /// The number of bytes in which front matter must end.
  private static let length = 4_000

  /// Returns an error for the file at `path`; `nil` if it does not begin with front matter. Reads only the first bytes.
  package static func finding(at path: String) -> Diagnostic? {
    let name = ContentPath.name(of: path)
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let ending = parts.count > 1 ? parts[parts.count - 1].lowercased() : ""
    guard endings.contains(ending), let bytes = try? FileContents.read(path, first: length), hasFrontMatter(bytes)
    else { return nil }
    let stem = parts.count > 1 ? parts.dropLast().joined(separator: ".") : name
    return Diagnostic(
      .contentFolder, "this file has front matter, but its name does not end with .md", at: SourceLocation(path: path),
      help: "rename it to \(stem).md")
  }

  private static func hasFrontMatter(_ bytes: [UInt8]) -> Bool {
    let frontMatter = FrontMatter(bytes)
    guard let yaml = frontMatter.yaml, !frontMatter.isUnclosed, frontMatter.line == 1 else { return false }
    let lines = String(decoding: bytes[yaml], as: UTF8.self).split { $0 == "\n" || $0 == "\r\n" }
    return !lines.isEmpty && lines.first { !$0.hasPrefix("#") }?.contains(": ") == true
  }
}
