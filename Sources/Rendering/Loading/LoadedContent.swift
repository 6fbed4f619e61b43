import Content

/// The content of a site, as it was read.
struct LoadedContent: Sendable {
  /// The content files.
  let sources: [ReadSource]
  /// The documents in them, including unpublished ones.
  let documents: [Document]

  init(_ sources: [ReadSource]) {
    self.sources = sources
    documents = sources.flatMap(\.documents)
  }
}
