import Glibc
import Importing
import Markdown
import YAML

/// The libraries that the program uses, for `broadside --version --verbose`. The packages contain all of them.
enum Libraries {
  /// Returns the version of the program and those of all libraries, one per line.
  static var report: String {
    let width = all.map(\.name.count).max() ?? 0
    let lines = all.map { "  " + $0.name + String(repeating: " ", count: width - $0.name.count + 2) + $0.version }
    return (["broadside \(Version.current)", ""] + lines).map { $0 + "\n" }.joined()
  }

  /// The libraries with their versions. Those that cannot report a version have the one that was installed when the
  /// program was built.
  private static var all: [(name: String, version: String)] {
    [
      ("cmark-gfm", CMarkGFM.version), ("libyaml", LibYAML.version), ("expat", Expat.version),
      ("libmd", BuildVersions.libmd), ("GNU C Library", cLibrary), ("GCC runtime libraries", BuildVersions.gcc),
      ("Swift", BuildVersions.swift),
    ] + BuildVersions.packages
  }

  private static var cLibrary: String {
    var text = [CChar](repeating: 0, count: 64)
    let length = confstr(Int32(_CS_GNU_LIBC_VERSION), &text, text.count)
    let bytes = text.prefix(min(length, text.count)).prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
    return String(decoding: bytes, as: UTF8.self).split(separator: " ").last.map { String($0) } ?? ""
  }
}
