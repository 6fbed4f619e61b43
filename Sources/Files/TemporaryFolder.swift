import Glibc

/// A folder that nobody else knows, removed with all it holds when it is no longer needed.
package final class TemporaryFolder: Sendable {
  package let path: String

  /// Makes it below `TMPDIR`, or `/tmp`. Throws ``FileError``.
  package init() throws(FileError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((parent + "/broadside-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw FileError("make a folder in", parent) }
    path = String(decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { try? Folders.removeAll(path) }
}
