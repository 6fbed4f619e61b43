import Markdown
import Values

/// What feeds tell their items by: an item that keeps it is the same to readers, whatever its address.
enum FeedIdentities {
  /// The addresses of the items of an RSS feed, by their `guid`. Empty for a file that is none.
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
