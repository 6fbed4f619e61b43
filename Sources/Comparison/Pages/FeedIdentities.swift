import HTML

/// The identities of feed items. An item with the same identity is the same to feed readers, whatever its URL.
enum FeedIdentities {
  /// Returns the URLs of the items of an RSS feed with their `guid`; empty if the file is not a feed.
  static func addresses(in xml: [UInt8]) -> [(identity: String, address: String)] {
    var tokenizer = HTMLTokenizer(xml)
    tokenizer.allowsCDATA = true
    var found: [(String, String)] = []
    var link: String?
    var identity: String?
    /// The text since the last tag.
    var text: [UInt8] = []
    while let token = tokenizer.next() {
      if case .text(let part) = token {
        let bytes = xml[part.range]
        text += part.isLiteral ? Array(bytes) : CharacterReferences.decoding(bytes, in: .text)
      }
      guard case .tag(let tag) = token else { continue }
      switch (tag.name, tag.isEndTag) {
      case ("item", false): (link, identity) = (nil, nil)
      case ("link", true): link = String(decoding: text, as: UTF8.self)
      case ("guid", true): identity = String(decoding: text, as: UTF8.self)
      case ("item", true):
        if let identity, let link, let path = PageAddresses.path(of: link) { found.append((identity, path)) }
      default: break
      }
      text.removeAll(keepingCapacity: true)
    }
    return found
  }
}
