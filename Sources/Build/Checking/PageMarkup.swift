import Content
import Markdown
import Values

/// The anchors of an output file, and the paths of the site that it uses.
///
/// It looks only for attributes and builds no tree, because 10,000 pages are 100 MB to read.
struct PageMarkup {
  /// The anchors in the file.
  private(set) var anchors: [String] = []
  /// The fingerprints of the site paths that the file names; see ``fingerprint(of:)``.
  private(set) var targets: Set<UInt64> = []

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

  private static let quotationMarks = [UInt8(ascii: "\""), UInt8(ascii: "'")]

  /// Reads a page.
  mutating func read(html bytes: [UInt8]) {
    let html = bytes[...]
    var index = html.startIndex
    while let equals = html.firstIndex(of: UInt8(ascii: "="), from: index) {
      index = equals + 1
      guard index < html.endIndex, equals > html.startIndex else { break }
      let quote = html[index]
      let value: ArraySlice<UInt8>
      if Self.quotationMarks.contains(quote) {
        guard let end = html.firstIndex(of: quote, from: index + 1) else { continue }
        value = html[(index + 1)..<end]
        // An attribute does not contain a tag, so this is text with a quotation mark after an equals sign.
        if value.firstIndex(of: UInt8(ascii: "<"), from: value.startIndex) != nil { continue }
        index = end + 1
      } else {
        value = html[index...].prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
        index = value.endIndex
      }
      note(value, of: Self.name(before: equals, in: html))
    }
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

  private static func name(before equals: Int, in html: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var start = equals
    // All relevant names are shorter.
    while start > html.startIndex, equals - start < 16, html[start - 1] > 0x20, html[start - 1] != UInt8(ascii: "\"") {
      start -= 1
    }
    return html[start..<equals]
  }

  private mutating func note(_ value: ArraySlice<UInt8>, of name: ArraySlice<UInt8>) {
    if name.elementsEqual("id".utf8) || name.elementsEqual("name".utf8) {
      anchors.append(Self.decoded(value))
      return
    }
    let isLink = ["href", "src", "poster", "data", "action"].contains { name.elementsEqual($0.utf8) }
    guard value.contains(UInt8(ascii: " ")) else { return use(value, isLink: isLink) }
    let ends: Set = [UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: "\n")]
    for part in value.split(whereSeparator: ends.contains) { use(part, isLink: name.elementsEqual("srcset".utf8)) }
  }

  /// Notes the path of the site that `value` points to, if any. Only a link can be relative.
  private mutating func use(_ value: ArraySlice<UInt8>, isLink: Bool) {
    let path = value.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
    guard let first = path.first else { return }
    if first == UInt8(ascii: "/"), path.dropFirst().first != UInt8(ascii: "/") {
      insert(path)
    } else if first == UInt8(ascii: "h"), path.starts(with: host) {
      let rest = path.dropFirst(host.count)
      if rest.first == UInt8(ascii: "/") { insert(rest) }
      if rest.isEmpty || path.elementsEqual(baseURL) { insert(rest + [UInt8(ascii: "/")]) }
    } else if isLink, !path.contains(UInt8(ascii: ":")), first != UInt8(ascii: "/") {
      let written = String(decoding: path, as: UTF8.self)
      guard let resolved = ContentPath.resolve(written, from: folder) else { return }
      targets.insert(Self.fingerprint(of: "/" + resolved + (written.hasSuffix("/") ? "/" : "")))
    }
  }

  private mutating func insert(_ path: ArraySlice<UInt8>) {
    if path.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "&") || $0 >= 0x80 }) {
      targets.insert(Self.fingerprint(of: Self.decoded(path)))
    } else {
      var fingerprint = Fingerprint()
      fingerprint.combine(path)
      targets.insert(fingerprint.value)
    }
  }

  private static func decoded(_ value: ArraySlice<UInt8>) -> String {
    String(decoding: CharacterReferences.decoding(value), as: UTF8.self)
  }
}
