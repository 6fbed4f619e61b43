import Archive
import Values

/// Files of the content folder as the build record stores them.
package struct ArchivedSources: Sendable {
  /// The files that were read, for ``RecordedSources/init(from:started:documentsAt:)``.
  package private(set) var list = ArchiveWriter()
  /// The documents and diagnostics of the files.
  package private(set) var documents = ArchiveWriter()
  /// The fingerprint of ``documents``.
  package private(set) var fingerprint = Fingerprint()

  package init(_ sources: [ReadSource], _ context: SourceContext) {
    list.put(fixed: context.types)
    list.put(fixed: context.files)
    let kept = sources.filter { $0.stamp != nil }
    documents.bytes.reserveCapacity(kept.reduce(1 << 20) { $0 + $1.archived.count })
    list.put(kept.count)
    for source in kept {
      list.put(source.file)
      if let stamp = source.stamp { list.put(stamp) }
      list.put(source.documents.contains { !$0.record.namedFiles.isEmpty })
      documents.append(source.archived)
      list.put(source.archived.count)
    }
    fingerprint.combine(documents.bytes)
  }
}
