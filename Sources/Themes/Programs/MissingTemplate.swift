import Diagnostics
import Site

/// An error for a route that a theme has no template for.
package struct MissingTemplate: Error {
  let names: [String]

  /// Returns an error for `route`, which also counts the `others` of its kind.
  func diagnostic(for route: Route, others: Int) -> Diagnostic {
    let wanted = names.count == 2 && names[0] == names[1] ? names[0] : names.joined(separator: " or ")
    let rest = others > 0 ? " and \(counted(others, "other URL"))" : ""
    return Diagnostic(
      .missingTemplate, "the theme has no template \(wanted) for \(route.address.url)\(rest)", at: route.source,
      help: names.first.map { "add templates/\($0) to the theme" })
  }
}
