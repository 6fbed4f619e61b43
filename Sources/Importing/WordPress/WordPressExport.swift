/// All that an export says.
struct WordPressExport: Sendable {
  /// The address of the site, without a slash at its end.
  var siteURL = ""
  /// The version of the format: `1.2`.
  var version = ""
  /// The names of the authors by their logins.
  var authors: [String: String] = [:]
  var items: [WordPressItem] = []
  var comments = 0
}
