import Content
import Files

/// Converts links between the pages of the old site to links between the new files.
struct ItemLinks: Sendable {
  private let host: String
  /// The files of public items by their old URLs.
  private let files: [String: String]

  init(_ placed: PlacedItems, _ export: WordPressExport) {
    host = OldAddresses.host(of: export.siteURL)
    var files: [String: String] = [:]
    for item in placed.items where item.isPublic && item.item.status != "future" {
      for path in OldAddresses(of: item.item, siteURL: export.siteURL).paths {
        files[Self.key(path)] = files[Self.key(path)] ?? item.source
      }
    }
    self.files = files
  }

  /// Returns the new target of a link to `address` in the file `source`: the path of the other file, or `address`
  /// unchanged.
  func target(of address: String, from source: String) -> String {
    let path: String
    if address.hasPrefix("/"), !address.hasPrefix("//") {
      path = String(address.prefix { $0 != "#" })
    } else {
      let url = address.hasPrefix("//") ? "https:" + address : address
      guard !host.isEmpty, OldAddresses.host(of: url) == host else { return address }
      path = OldAddresses.path(of: url)
    }
    guard let file = files[Self.key(path)] else { return address }
    let fragment = address.firstIndex(of: "#").map { address[$0...] } ?? ""
    return Self.relative(file, from: ContentPath.folder(of: source)) + fragment
  }

  private static func key(_ path: String) -> String { OldAddresses.normalized(path).withoutTrailingSlash }

  private static func relative(_ file: String, from folder: String) -> String {
    let (target, start) = (ContentPath.parts(of: file), ContentPath.parts(of: folder))
    let common = zip(target.dropLast(), start).prefix { $0 == $1 }.count
    let up = [Substring](repeating: "..", count: start.count - common)
    return (up + target[common...]).joined(separator: "/")
  }
}
