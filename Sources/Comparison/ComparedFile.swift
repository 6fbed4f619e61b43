/// An output file of one of the two sites, parsed only as far as the comparison needs.
struct ComparedFile: Sendable {
  enum Content: Sendable {
    case page(PageContent)
    case redirects(RedirectTable)
    case feed([(identity: String, address: String)])
    case other
  }

  /// The size in bytes.
  let size: Int
  let content: Content

  var page: PageContent? { if case .page(let page) = content { page } else { nil } }

  init(size: Int) {
    self.size = size
    content = .other
  }

  init(_ bytes: [UInt8], path: String) {
    size = bytes.count
    if path.hasSuffix(".html") {
      content = .page(PageReader.content(of: bytes))
    } else if path == Self.redirectsPath {
      var table = RedirectTable()
      table.add(rules: bytes)
      content = .redirects(table)
    } else {
      content = .feed(FeedIdentities.addresses(in: bytes))
    }
  }

  static let redirectsPath = "_redirects"

  /// Returns a Boolean value that indicates whether the content of the file matters, and not only whether it changed.
  static func isRead(_ path: String) -> Bool {
    path.hasSuffix(".html") || path == redirectsPath || path.hasSuffix(".xml")
  }
}
