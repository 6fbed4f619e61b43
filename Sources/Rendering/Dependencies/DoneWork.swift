import Diagnostics

/// The result of a page job that ran in this build.
package struct DoneWork: Sendable {
  package let reads: FileReads
  package let diagnostics: [Diagnostic]

  package init(reads: FileReads, diagnostics: [Diagnostic]) {
    self.reads = reads
    self.diagnostics = diagnostics
  }
}
