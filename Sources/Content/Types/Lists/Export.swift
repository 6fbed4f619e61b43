import Diagnostics

/// A file that contains all documents of a type, for other programs.
package struct Export: Sendable {
  package let path: String
  /// The file extension: `json`, `csv`.
  package let ending: String
  package let location: SourceLocation
}
