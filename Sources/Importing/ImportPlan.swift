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
    /// A Boolean value that indicates whether people read the file, and not only the next import.
    package let isDocument: Bool

    package init(path: String, before: [UInt8]?, after: [UInt8], isDocument: Bool = true) {
      self.path = path
      self.before = before
      self.after = after
      self.isDocument = isDocument
    }
  }

  /// The file that a row goes to.
  package struct Row: Sendable {
    package enum Effect: String, Sendable { case new, changed, unchanged }

    package let location: SourceLocation
    package let path: String
    package let effect: Effect
  }

  /// A document that is not published anymore, because it does not meet a requirement of its type after the import.
  package struct Unpublished: Sendable {
    package let path: String
    package let requirement: String

    /// The finding about the document.
    package var diagnostic: Diagnostic {
      Diagnostic(
        .warning, "this document is not published anymore: it does not meet the condition \"\(requirement)\"",
        at: SourceLocation(path: path))
    }
  }

  package internal(set) var changes: [Change] = []
  /// The number of documents that are already up to date.
  package internal(set) var unchanged = 0
  /// The rows of a spreadsheet, in their order.
  package internal(set) var rows: [Row] = []
  package internal(set) var unpublished: [Unpublished] = []
  /// The requirements of types that some documents do not meet.
  package internal(set) var unmet: [FailedRequirement] = []
  package internal(set) var diagnostics: [Diagnostic] = []

  /// Adds the file of a row, if it changes.
  mutating func add(_ change: Change, ofRow location: SourceLocation) {
    let isSame = change.before == change.after
    rows.append(
      Row(
        location: location, path: change.path,
        effect: isSame ? .unchanged : change.before == nil ? .new : .changed))
    if isSame { unchanged += 1 } else { changes.append(change) }
  }

  /// Writes all changes. Throws ``FileError`` before the first one if any of them cannot be written.
  package func write() throws(FileError) {
    try FileReplacement.write(
      changes.map { FileReplacement.File(path: $0.path, bytes: $0.after, isNew: $0.before == nil) })
  }
}
