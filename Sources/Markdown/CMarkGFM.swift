import CCMarkGFM

/// The library that parses Markdown.
package enum CMarkGFM {
  /// Its version, as the library reports it.
  package static var version: String { cmark_version_string().map { String(cString: $0) } ?? "" }
}
