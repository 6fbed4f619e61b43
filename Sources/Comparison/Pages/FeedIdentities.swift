import Markdown
import Values

/// The identities of feed items. An item with the same identity is the same to feed readers, whatever its URL.
enum FeedIdentities {
  /// Returns the URLs of the items of an RSS feed with their `guid`; empty if the file is not a feed.
  static func addresses(in xml: [UInt8]) -> [(identity: String, address: String)] {
    var scanner = HTMLScanner(xml)
    var found: [(String, String)] = []
    var link: String?
    var identity: String?
    var textStart = 0
    while case let item? = scanner.next() {
      guard case .tag(let tag) = item else { continue }
      defer { textStart = scanner.position }
      let text = { String(decoding: CharacterReferences.decoding(xml[textStart..<tag.start]), as: UTF8.self) }
      switch (String(decoding: tag.name, as: UTF8.self), tag.isEndTag) {
      case ("item", false): (link, identity) = (nil, nil)
      case ("link", true): link = text()
      case ("guid", true): identity = text()
      case ("item", true):
        if let identity, let link, let path = PageAddresses.path(of: link) { found.append((identity, path)) }
      default: break
      }
    }
    return found
  }
}
