/// The contents of an export.
struct WordPressExport: Sendable {
  /// The URL of the site, without a trailing slash.
  var siteURL = ""
  /// The version of the format: `1.2`.
  var version = ""
  /// The names of the authors by login.
  var authors: [String: String] = [:]
  var items: [WordPressItem] = []
  var comments = 0
}
