import Diagnostics
import Files
import Site

/// What an import would write, and what it has to say. Nothing is written where there is an error.
package struct ImportPlan: Sendable {
  /// A file that is new, or has changed.
  package struct Change: Sendable {
    package let path: String
    /// `nil` where there is no such file yet.
    package let before: [UInt8]?
    package let after: [UInt8]

    package init(path: String, before: [UInt8]?, after: [UInt8]) {
      self.path = path
      self.before = before
      self.after = after
    }
  }

  package internal(set) var changes: [Change] = []
  /// How many documents are as they should be already.
  package internal(set) var unchanged = 0
  /// What types require that some of the documents are not.
  package internal(set) var unmet: [UnmetRequirement] = []
  package internal(set) var diagnostics: [Diagnostic] = []

  /// Puts all changes in place. Throws ``FileError`` before the first where one of them cannot be written.
  package func write() throws(FileError) {
    try FileReplacement.write(
      changes.map { FileReplacement.File(path: $0.path, bytes: $0.after, isNew: $0.before == nil) })
  }
}
