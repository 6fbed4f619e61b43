import Archive
import Diagnostics
import Files
import Values

/// A file of the content folder as it was read, with its documents: one, or the rows of a table.
///
/// An immutable object, because lists of all files are copied and filtered.
package final class ReadSource: Sendable {
  /// The file's path in the content folder.
  package let file: String
  /// The file's stamp from before it was read; `nil` if the file could not be read.
  package let stamp: FileStamp?
  package let documents: [Document]
  package let diagnostics: [Diagnostic]
  /// Whether the file was cached by an earlier build and not read again.
  package let isCached: Bool
  /// The archived form for the build record: the documents and diagnostics.
  let archived: ArraySlice<UInt8>

  init(
    cached file: String, stamp: FileStamp, _ documents: [Document], _ diagnostics: [Diagnostic],
    _ archived: ArraySlice<UInt8>
  ) {
    self.file = file
    self.stamp = stamp
    self.documents = documents
    self.diagnostics = diagnostics
    self.archived = archived
    isCached = true
  }

  /// The same file, marked as cached.
  var cached: ReadSource {
    stamp.map { ReadSource(cached: file, stamp: $0, documents, diagnostics, archived) } ?? self
  }

  /// Creates the result of reading a file. Archives it at once, because that is fastest while all cores are working.
  init(read file: String, stamp: FileStamp?, _ documents: [Document], _ diagnostics: [Diagnostic]) {
    self.file = file
    self.stamp = stamp
    self.documents = documents
    self.diagnostics = diagnostics
    var archive = ArchiveWriter()
    archive.put(documents) { $1.write(to: &$0) }
    archive.put(diagnostics) { $0.put($1) }
    archived = archive.bytes[...]
    isCached = false
  }
}

/// The files of the content folder as an earlier build read them.
package struct RecordedSources: Sendable {
  private let files: [String]
  /// The position of each file.
  private var positions: [ExactText: Int] = [:]
  private let entries: [Entry]
  /// The bytes that contain the documents, once they are needed.
  private var bytes: [UInt8] = []
  private let context: SourceContext
  /// The time when that build began, in nanoseconds since 1970.
  private let started: Int
  /// Whether each file is unchanged.
  private var unchanged: [Bool] = []

  private struct Entry {
    let stamp: FileStamp
    /// Whether a document in the file names other files.
    let namesFiles: Bool
    /// The range of the documents and diagnostics.
    let range: Range<Int>
  }

  /// Returns the cached result of reading `file`, whose documents are of the type at `type`, if the file is unchanged
  /// and would be read the same way.
  func cached(_ file: String, type: Int, context: SourceContext) -> ReadSource? {
    guard context.types == self.context.types, let position = positions[ExactText(file)], unchanged[position] else {
      return nil
    }
    let entry = entries[position]
    if entry.namesFiles, context.files != self.context.files { return nil }
    var archive = ArchiveReader(bytes, in: entry.range)
    let documents = archive.list { Document(from: &$0, type: type) }
    let diagnostics = archive.list { $0.diagnostic() }
    return ReadSource(cached: file, stamp: entry.stamp, documents, diagnostics, bytes[entry.range])
  }

  package var count: Int { files.count }

  /// Returns whether the file at `position` in the content folder is unchanged.
  package func isUnchanged(_ position: Int, in folder: OpenFolder) -> Bool {
    let stamp = entries[position].stamp
    return stamp.isSettled(before: started) && folder.stamp(of: files[position]) == stamp
  }

  /// Returns the sources with the flags of unchanged files, and with the documents that ``ArchivedSources`` wrote.
  package func knowing(unchanged: [Bool], documents: [UInt8]) -> RecordedSources {
    var sources = self
    sources.unchanged = unchanged
    sources.bytes = documents
    sources.positions = Dictionary(
      files.enumerated().map { (ExactText($1), $0) }, uniquingKeysWith: { first, _ in first })
    return sources
  }
}

/// The inputs, other than its bytes, that affect how a file is read.
package struct SourceContext: Sendable {
  /// The fingerprint of all types, and of the folder of its host that contains the site.
  package let types: UInt64
  /// The fingerprint of the names of the files beside the Markdown.
  package let files: UInt64

  package init(types: UInt64, files: UInt64) {
    self.types = types
    self.files = files
  }
}

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
      list.put(source.documents.contains { !$0.namedFiles.isEmpty })
      documents.append(source.archived)
      list.put(source.archived.count)
    }
    fingerprint.combine(documents.bytes)
  }
}

extension RecordedSources {
  /// Reads what ``ArchivedSources`` wrote in a build that began at `started`. The documents begin at `offset` in their
  /// bytes.
  package init(from archive: inout ArchiveReader, started: Int, documentsAt offset: Int) {
    context = SourceContext(types: archive.fixed(), files: archive.fixed())
    var files: [String] = []
    var start = offset
    entries = archive.list { archive in
      files.append(archive.text())
      let (stamp, namesFiles) = (archive.stamp(), archive.flag())
      let range = archive.range(from: start, to: .max)
      start = range.upperBound
      return Entry(stamp: stamp, namesFiles: namesFiles, range: range)
    }
    self.files = files
    self.started = started
  }

  /// The size of the documents in bytes.
  package var documentsSize: Int { (entries.last?.range.upperBound ?? 0) - (entries.first?.range.lowerBound ?? 0) }
}
