import Diagnostics

struct PermalinkFailure: Error {
  let diagnostic: Diagnostic
}
