import Archive
import Diagnostics
import Files
import Values

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
  /// A Boolean value for each file, which indicates whether the file is unchanged.
  private var unchanged: [Bool] = []

  private struct Entry {
    let stamp: FileStamp
    /// A Boolean value that indicates whether a document in the file names other files.
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
