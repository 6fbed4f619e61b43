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
    let parts = ContentPath.parts(of: path)
    let isFile =
      path.utf8.last != UInt8(ascii: "/") && (parts.last?.utf8.contains(UInt8(ascii: ".")) ?? false)
    let joined = parts.joined(separator: "/")
    file = isFile ? joined : joined.isEmpty ? "index.html" : joined + "/index.html"
    url = basePath + "/" + ContentPath.percentEncoded(joined) + (isFile || joined.isEmpty ? "" : "/")
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
