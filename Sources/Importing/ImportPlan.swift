import Diagnostics
import Files
import Site

/// The result of planning an import: the files to write and the findings. Nothing is written if there are errors.
package struct ImportPlan: Sendable {
  /// A new or changed file.
  package struct Change: Sendable {
    package let path: String
    /// The current content; `nil` for a new file.
    package let before: [UInt8]?
    package let after: [UInt8]

    package init(path: String, before: [UInt8]?, after: [UInt8]) {
      self.path = path
      self.before = before
      self.after = after
    }
  }

  package internal(set) var changes: [Change] = []
  /// The number of documents that are already up to date.
  package internal(set) var unchanged = 0
  /// The requirements of types that some documents do not meet.
  package internal(set) var unmet: [UnmetRequirement] = []
  package internal(set) var diagnostics: [Diagnostic] = []

  /// Writes all changes. Throws ``FileError`` before the first one if any of them cannot be written.
  package func write() throws(FileError) {
    try FileReplacement.write(
      changes.map { FileReplacement.File(path: $0.path, bytes: $0.after, isNew: $0.before == nil) })
  }
}
