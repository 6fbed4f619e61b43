import Content

/// The URLs and files of documents that are published on no day: drafts, and documents that never meet the requirement
/// of their type.
struct HiddenURLs: Sendable {
  private var urls: [String: DatedURLs.Absence] = [:]
  private var files: [String: DatedURLs.Absence] = [:]
  private var documents: [String: DatedURLs.Absence] = [:]

  /// Collects the URLs that `documents` would have. Each is paired with the reason why it is not published. URLs of
  /// `pages` and `published` files are not hidden. `index` contains all files.
  init(
    _ documents: some Sequence<(Document, UnpublishedReason?)>, besides pages: [Page], published: PublishedFiles,
    index: FileIndex, types: ContentTypes, basePath: String
  ) {
    let permalinks = Permalinks(basePath: basePath)
    for case (let document, let reason?) in documents where !reason.isDated {
      let type = types[document.type]
      let absence = DatedURLs.Absence(reason: reason, type: document.type)
      self.documents[document.identity] = absence
      for file in index.files(usedBy: document.record, mentions: true) { files[file] = absence }
      guard case .success(.page(let address)) = permalinks.place(of: document, type: type) else { continue }
      for address in [address] + permalinks.aliases(of: document, type: type)
      where !published.paths.contains(address.file) {
        urls[address.url] = absence
      }
    }
    if urls.isEmpty { return }
    for page in pages {
      guard let address = page.address else { continue }
      urls[address.url] = nil
      for alias in permalinks.aliases(of: page.document, type: types[page.type]) { urls[alias.url] = nil }
    }
  }

  /// The fingerprint of all absences, as a sum, because they have no order.
  var fingerprint: UInt64 { [urls, files, documents].reduce(0) { $0 &+ DatedURLs.Absence.fingerprint(of: $1) } }

  func absence(ofURL url: String) -> DatedURLs.Absence? {
    urls.isEmpty ? nil : urls[String(url.prefix { $0 != "#" && $0 != "?" })]
  }

  /// Returns the absence of a document or of a file that only hidden documents use, by its path in the content folder.
  func absence(ofPath path: String) -> DatedURLs.Absence? {
    path.hasSuffix(".md") ? documents[String(path.dropLast(3))] : files[path]
  }
}
