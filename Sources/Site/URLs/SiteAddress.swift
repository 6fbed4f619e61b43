import Content
import Values

/// The output path and the URL of a file of the site, both in NFC.
package struct SiteAddress: Hashable, Sendable {
  /// The path in the output folder: `chapters/texas/index.html`.
  package let file: String
  /// The path from the root of the host, percent-encoded: `/site/chapters/texas/`.
  package let url: String

  /// Creates the address of `path`, which begins with a slash and does not include `basePath`. A path whose last
  /// component has no extension is a folder with an `index.html`.
  package init(_ path: String, basePath: String) {
    if Self.isSimpleFolder(path) {
      file = path.dropFirst() + "index.html"
      url = basePath + path
      return
    }
    let parts = ContentPath.parts(of: path)
    let isFile =
      path.utf8.last != UInt8(ascii: "/") && (parts.last?.utf8.contains(UInt8(ascii: ".")) ?? false)
    let joined = parts.joined(separator: "/").inNFC
    file = isFile ? joined : joined.isEmpty ? "index.html" : joined + "/index.html"
    url = basePath + "/" + ContentPath.percentEncoded(joined) + (isFile || joined.isEmpty ? "" : "/")
  }

  /// Creates the address of the page at an old URL, without its query.
  init(_ old: OldURL, basePath: String) { self.init(ContentPath.percentDecoded(old.path), basePath: basePath) }

  /// Returns whether `path` is a folder path of letters, digits, hyphens and single slashes, as most are, which needs
  /// no normalization.
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

  /// The path that the address was created from: `/chapters/texas/`.
  var path: String { "/" + file.replacing("index.html", with: "") }

  /// A Boolean value that indicates whether the address is a folder, which can contain other files.
  var isFolder: Bool { url.hasSuffix("/") }

  /// Creates the address of a file that is copied unchanged, with any name.
  package init(copying path: String, basePath: String) {
    file = path.inNFC
    url = basePath + "/" + ContentPath.percentEncoded(file)
  }
}
