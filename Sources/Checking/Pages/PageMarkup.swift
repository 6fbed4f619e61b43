import Content
import HTML
import Values

/// The anchors of an output file, and the paths of the site that it uses.
///
/// It reads only tags and builds no tree, because 10,000 pages are 100 MB to read.
struct PageMarkup {
  /// The anchors in the file.
  private(set) var anchors: [String] = []
  /// The fingerprints of the site paths that the file names; see ``fingerprint(of:)``.
  private(set) var targets: Set<UInt64> = []
  /// The anchors of the page itself that it links to.
  private var ownTargets: Set<ArraySlice<UInt8>> = []
  private var nesting = TagNesting()

  /// The base URL of the site without a trailing slash, and the same without its path.
  private let baseURL: [UInt8]
  private let host: [UInt8]
  /// The path that relative URLs are resolved against.
  private let folder: String

  init(url: String, baseURL: String, basePath: String) {
    self.baseURL = Array(baseURL.utf8)
    host = Array(baseURL.utf8.dropLast(basePath.utf8.count))
    folder = ContentPath.folder(of: url)
  }

  /// Returns the fingerprint of a site path, which does not depend on how the path is escaped.
  static func fingerprint(of path: String) -> UInt64 {
    Fingerprint(ContentPath.percentEncoded(ContentPath.percentDecoded(path))).value
  }

  /// Returns the fingerprint of a site path in UTF-8. Most paths contain nothing that could be escaped.
  static func fingerprint(of path: ArraySlice<UInt8>) -> UInt64 {
    if path.contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: "%") || $0 >= 0x80 }) {
      return fingerprint(of: String(decoding: path, as: UTF8.self))
    }
    var fingerprint = Fingerprint()
    fingerprint.combine(path)
    return fingerprint.value
  }

  /// Reads a page: the attributes of its elements. Comments, scripts, style sheets, and templates are not part of it.
  mutating func read(html bytes: [UInt8]) {
    var tokens = PageTokens(bytes)
    while let token = tokens.next() {
      guard case .tag(let tag) = token else { continue }
      nesting.read(tag, isForeign: tokens.isInForeignContent)
      guard !tag.isEndTag else { continue }
      for attribute in tag.attributes { note(attribute, on: tag) }
    }
  }

  /// A Boolean value that indicates whether the tags of the page match.
  var isNestingCorrect: Bool { nesting.isCorrect }

  /// A Boolean value that indicates whether the page links to an anchor that it does not seem to have.
  var mayHaveBrokenAnchor: Bool {
    guard !ownTargets.isEmpty else { return false }
    let anchors = Set(anchors.lazy.map { Array($0.utf8)[...] })
    return !ownTargets.isSubset(of: anchors)
  }

  /// Reads a style sheet, a script, data, or a feed, and notes everything that looks like a path of the site. Only a
  /// style sheet may contain relative paths.
  mutating func read(text bytes: [UInt8], isStyleSheet: Bool) {
    var start = 0
    for (index, byte) in bytes.enumerated() where Self.endsToken[Int(byte)] {
      let token = bytes[start..<index]
      start = index + 1
      guard let first = token.first, isStyleSheet || first == UInt8(ascii: "/") || first == UInt8(ascii: "h") else {
        continue
      }
      use(token, isLink: isStyleSheet)
    }
    use(bytes[start...], isLink: isStyleSheet)
  }

  /// For each byte, whether it ends a URL.
  private static let endsToken = (0..<256).map { "\"'()<>,;& \t\r\n\\".utf8.contains(UInt8($0)) }

  private static let links: [StaticString] = ["href", "src", "poster", "data", "action"]
  private static let linkSets: [StaticString] = ["srcset", "imagesrcset"]

  private mutating func note(_ attribute: HTMLAttribute, on tag: HTMLTag) {
    let value = attribute.valueBytes
    // The anchors of a page (section 7.4.6.4 of the HTML standard).
    if attribute.isNamed("id") || attribute.isNamed("name") && tag.isNamed("a") {
      if !value.isEmpty { anchors.append(String(decoding: value, as: UTF8.self)) }
      return
    }
    if Self.links.contains(where: attribute.isNamed) {
      let start = value.drop { $0 <= 0x20 }
      let url = start.dropLast(start.reversed().prefix { $0 <= 0x20 }.count)
      if url.first == UInt8(ascii: "#"), url.count > 1 { ownTargets.insert(url.dropFirst()) }
      use(url, isLink: true)
    } else if Self.linkSets.contains(where: attribute.isNamed) || value.contains(where: { $0 <= 0x20 }) {
      let isLink = Self.linkSets.contains(where: attribute.isNamed)
      for part in value.split(whereSeparator: { $0 <= 0x20 || $0 == UInt8(ascii: ",") }) { use(part, isLink: isLink) }
    } else {
      use(value, isLink: false)
    }
  }

  /// Returns the path of the site that `value` points to, from the root of the host; `nil` if it points elsewhere. Only a
  /// link can be relative.
  func sitePath(of value: ArraySlice<UInt8>, isLink: Bool) -> ArraySlice<UInt8>? {
    let path = value.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
    guard let first = path.first else { return nil }
    if first == UInt8(ascii: "/") { return path.dropFirst().first == UInt8(ascii: "/") ? nil : path }
    if first == UInt8(ascii: "h"), path.starts(with: host) {
      let rest = path.dropFirst(host.count)
      if rest.isEmpty || path.elementsEqual(baseURL) { return rest + [UInt8(ascii: "/")] }
      return rest.first == UInt8(ascii: "/") ? rest : nil
    }
    guard isLink, !path.contains(UInt8(ascii: ":")),
      let resolved = ContentPath.resolve(String(decoding: path, as: UTF8.self), from: folder)
    else { return nil }
    let isFolder = path.last == UInt8(ascii: "/") && !resolved.isEmpty
    return Array("/\(resolved)\(isFolder ? "/" : "")".utf8)[...]
  }

  /// Notes the path of the site that `value` points to, if any. Only a link can be relative.
  private mutating func use(_ value: ArraySlice<UInt8>, isLink: Bool) {
    if let path = sitePath(of: value, isLink: isLink) { targets.insert(Self.fingerprint(of: path)) }
  }
}
