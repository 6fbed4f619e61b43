/// The list of images and other media of the old site, as a CSV table for downloading them.
struct MediaList {
  private struct Entry {
    let url: String
    let title: String
    let alt: String
    var uses: [String] = []
  }

  private var entries: [Entry] = []
  private var positions: [String: Int] = [:]
  /// The positions of attachments by their exact URLs. Two attachments can differ only in what looks like a size.
  private var exact: [String: Int] = [:]
  init(_ export: WordPressExport) {
    for item in export.items where item.type == "attachment" && !item.attachmentURL.isEmpty {
      guard exact[item.attachmentURL] == nil else { continue }
      exact[item.attachmentURL] = entries.count
      positions[Self.key(item.attachmentURL)] = positions[Self.key(item.attachmentURL)] ?? entries.count
      entries.append(
        Entry(
          url: item.attachmentURL, title: PlainHTML.text(item.title),
          alt: item.notes["_wp_attachment_image_alt"].map(PlainHTML.text) ?? ""))
    }
  }

  var count: Int { entries.count }

  /// Records that the document at `path` shows or links to `urls`, which are absolute.
  mutating func note(_ urls: [String], in path: String) {
    for url in urls {
      if positions[Self.key(url)] == nil { add(Entry(url: url, title: "", alt: "")) }
      if let position = exact[url] ?? positions[Self.key(url)], entries[position].uses.last != path {
        entries[position].uses.append(path)
      }
    }
  }

  private mutating func add(_ entry: Entry) {
    guard positions[Self.key(entry.url)] == nil else { return }
    positions[Self.key(entry.url)] = entries.count
    entries.append(entry)
  }

  /// Returns a key that is the same for an image and its smaller copies, whose names end with a size such as
  /// `-300x200`.
  private static func key(_ url: String) -> String {
    let path = OldAddresses.host(of: url) + OldAddresses.path(of: url).prefix { $0 != "?" }
    guard let dot = path.lastIndex(of: "."), let dash = path[..<dot].lastIndex(of: "-") else { return path }
    let size = path[path.index(after: dash)..<dot].split(separator: "x", omittingEmptySubsequences: false)
    guard size.count == 2, size.allSatisfy({ Int($0) != nil }) else { return path }
    return String(path[..<dash] + path[dot...])
  }

  /// The table: each file with its title, its alternative text, and the documents that use it.
  var text: [UInt8] {
    let rows = entries.map { [$0.url, $0.title, $0.alt, $0.uses.joined(separator: "; ")] }
    let lines = rows.map { $0.map(Self.cell).joined(separator: ",") + "\n" }
    return Array((Self.header + lines.joined()).utf8)
  }

  /// The names of the columns.
  static let header = "file,title,alt,used in\n"

  private static func cell(_ text: String) -> String {
    text.contains { ",\"\n\r;".contains($0) } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
