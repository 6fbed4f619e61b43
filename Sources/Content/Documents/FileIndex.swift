import Values

/// The files of a site, by the fingerprints of their paths, to find those that documents use.
package struct FileIndex: Sendable {
  private let files: PublishedFiles
  private let paths: [UInt64: String]

  package init(_ files: PublishedFiles) {
    self.files = files
    paths = Dictionary(
      files.paths.map { (Fingerprint($0.inNFC).value, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Returns the files that a document uses in its fields, links, images, and attributes. If `mentions` is true, the
  /// result includes file names in other text.
  package func files(usedBy record: DecodedRecord, mentions: Bool) -> [String] {
    let body = record.bodyFiles
    return record.namedFiles + (body.linked + (mentions ? body.mentioned : [])).compactMap { paths[$0] }
  }

  /// Returns the files without those that `unpublished` documents use, unless `published` documents or `settings`, the
  /// text of `site.yml`, use them.
  package func published(
    besides unpublished: [Document], usedBy published: [Document], settings: [UInt8]
  ) -> PublishedFiles {
    let withheld = Set(unpublished.flatMap { files(usedBy: $0.record, mentions: true) })
    guard !withheld.isEmpty else { return files }
    let inSettings = BodyFileScanner.files(in: [settings[...]], FileReferences(files: files, folder: ""))
    let used = Set(published.flatMap { files(usedBy: $0.record, mentions: false) })
      .union((inSettings.linked + inSettings.mentioned).compactMap { paths[$0] })
    return PublishedFiles(paths: files.paths.subtracting(withheld.subtracting(used)), basePath: files.basePath)
  }
}
