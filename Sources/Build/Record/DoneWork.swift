import Diagnostics

/// The result of a page job that ran in this build.
struct DoneWork: Sendable {
  let reads: FileReads
  let diagnostics: [Diagnostic]
}
