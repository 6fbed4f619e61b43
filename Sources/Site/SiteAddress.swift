import Content

/// Where a file of the site lies and under which address it is read.
package struct SiteAddress: Hashable, Sendable {
  /// The path in the output folder: `chapters/texas/index.html`.
  package let file: String
  /// The path from the root of the host, percent-encoded: `/site/chapters/texas/`.
  package let url: String

  /// The address of `path`, which begins with a slash and says nothing of `basePath`. A path whose last part has no ending
  /// is a folder with an `index.html`.
  package init(_ path: String, basePath: String) {
    if Self.isSimpleFolder(path) {
      file = path.dropFirst() + "index.html"
      url = basePath + path
      return
    }
    let parts = ContentPath.parts(of: path)
    let isFile =
      path.utf8.last != UInt8(ascii: "/") && (parts.last?.utf8.contains(UInt8(ascii: ".")) ?? false)
    let joined = parts.joined(separator: "/")
    file = isFile ? joined : joined.isEmpty ? "index.html" : joined + "/index.html"
    url = basePath + "/" + ContentPath.percentEncoded(joined) + (isFile || joined.isEmpty ? "" : "/")
  }

  /// Whether `path` is a folder's, of letters, digits, dashes and single slashes, as most are: nothing of it has to be looked at twice.
  static func isSimpleFolder(_ path: String) -> Bool {
    let slash = UInt8(ascii: "/")
    guard path.utf8.first == slash, path.utf8.last == slash, path.utf8.count > 1 else { return false }
    var last: UInt8 = 0
    for byte in path.utf8 {
      switch byte {
      case slash: if last == slash { return false }
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        break
      default: return false
      }
      last = byte
    }
    return true
  }

  /// The path that it was made of: `/chapters/texas/`.
  var path: String { "/" + file.replacing("index.html", with: "") }

  /// Whether it is a folder, in which other files can lie.
  var isFolder: Bool { url.hasSuffix("/") }

  /// The address of a file that is copied as it is, whatever its name.
  package init(copying path: String, basePath: String) {
    file = path
    url = basePath + "/" + ContentPath.percentEncoded(path)
  }
}
