import Archive
import Diagnostics
import Files

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
  /// A Boolean value that indicates whether the file was cached by an earlier build and not read again.
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
