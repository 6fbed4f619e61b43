import Glibc

/// A folder with an unused name, which is removed with everything in it when it is no longer referenced.
package final class TemporaryFolder: Sendable {
  package let path: String

  /// Creates the folder in `TMPDIR`, or in `/tmp`. Throws ``FileError``.
  package init() throws(FileError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((parent + "/broadside-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw FileError("create a folder in", parent) }
    path = String(decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { try? Folders.removeAll(path) }
}
