import Diagnostics

/// The sources of a type's documents other than the files in its folder.
package struct DocumentSources: Sendable {
  /// The table whose rows are documents.
  package var table: Table?
  /// A Boolean value that indicates whether a reference to a name without a file creates an implied document.
  package var isOpen = false

  /// A file in the folder of a type: CSV, or a list in YAML or JSON.
  package struct Table: Sendable {
    /// The file's path in the content folder.
    package let file: String
    let location: SourceLocation
  }
}
