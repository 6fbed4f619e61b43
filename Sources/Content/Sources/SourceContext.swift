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
