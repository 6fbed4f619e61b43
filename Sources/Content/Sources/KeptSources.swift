import Files

/// The content files as they were last read, kept in memory.
package struct KeptSources: Sendable {
  private let sources: [String: ReadSource]
  private let context: SourceContext
  private let root: String
  /// The files to read again, regardless of their stamps.
  private let changed: Set<String>

  /// Creates the cache. `sources` are from the content folder `root`, read in `context`. `changed` lists files that
  /// have changed since, by their paths in diagnostics.
  package init(_ sources: [ReadSource], in root: String, context: SourceContext, changed: Set<String>) {
    self.sources = Dictionary(sources.map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first })
    self.context = context
    self.root = root
    self.changed = changed
  }

  func cached(_ file: String, context: SourceContext) -> ReadSource? {
    let path = root + "/" + file
    guard context.types == self.context.types, let source = sources[file], let stamp = source.stamp,
      !changed.contains(path), FileStamp(path) == stamp
    else { return nil }
    let namesFiles = source.documents.contains { !$0.record.namedFiles.isEmpty }
    return namesFiles && context.files != self.context.files ? nil : source.cached
  }
}
