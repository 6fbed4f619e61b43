import Diagnostics

struct LinkFailure: Error {
  let diagnostic: Diagnostic
}
