/// The schemes that URLs on a site can have. Relative URLs are always allowed.
package struct AllowedSchemes: Hashable, Sendable {
  /// The schemes that every site allows.
  package static let standard = AllowedSchemes()
  /// The names of the schemes that every site allows.
  package static let standardNames = ["http", "https", "mailto", "tel", "sms", "geo", "webcal"]

  /// The names of the additional schemes, in order.
  package let added: [String]
  private let names: Set<String>

  /// Creates the schemes of a site that allows `added` in addition to the standard ones. Forbidden schemes are omitted.
  package init(adding added: [URLScheme] = []) {
    self.added = Set(added.filter { !$0.isForbidden }.map(\.name)).sorted()
    names = Set(Self.standardNames + self.added)
  }

  package func contains(_ scheme: URLScheme) -> Bool { names.contains(scheme.name) }

  /// Returns whether a link can point to `url`, whose character references must already be decoded.
  package func allow(_ url: some Sequence<UInt8>) -> Bool { URLScheme(of: url).map(contains) ?? true }

  /// Returns whether a link or, if `isImage` is true, an image can have the URL `url`. An image can also have a `data:`
  /// URL in a raster format, which cannot contain a script.
  package func allow(_ url: some Sequence<UInt8>, forImage isImage: Bool) -> Bool {
    allow(url) || isImage && URLScheme(of: url)?.name == "data" && Self.isRasterImage(url)
  }

  /// Returns whether `url` could be used if `site.yml` added its scheme.
  package func couldAllow(_ url: some Sequence<UInt8>) -> URLScheme? {
    URLScheme(of: url).flatMap { contains($0) || $0.isForbidden ? nil : $0 }
  }

  private static func isRasterImage(_ url: some Sequence<UInt8>) -> Bool {
    let longest = "data:image/jpeg;".utf8.count
    let start = url.lazy.filter { $0 > 0x20 && $0 != 0x7F }.map(\.asciiLowercased).prefix(longest)
    return ["png", "gif", "jpeg", "webp"].contains { start.starts(with: "data:image/\($0);".utf8) }
  }
}

extension AllowedSchemes {
  /// Returns whether a link can point to `url`, without copying it if it is a path or a web URL.
  package func allow(_ url: Span<UInt8>) -> Bool {
    // Most URLs are paths within the site.
    if url.count > 0, url[0] == UInt8(ascii: "/") { return true }
    for index in 0..<url.count {
      switch url[index] {
      case UInt8(ascii: ":"): return Self.isWeb(url, colon: index) || allow(Self.prefix(of: url, through: index))
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return true
      default: continue
      }
    }
    return true
  }

  private static func isWeb(_ url: Span<UInt8>, colon: Int) -> Bool {
    let length = "http".utf8.count
    guard colon == length || colon == length + 1 && url[length] == UInt8(ascii: "s") else { return false }
    return url[0] == UInt8(ascii: "h") && url[1] == UInt8(ascii: "t") && url[2] == UInt8(ascii: "t")
      && url[3] == UInt8(ascii: "p")
  }

  private static func prefix(of url: Span<UInt8>, through end: Int) -> [UInt8] { (0...end).map { url[$0] } }
}
