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

  /// Items that are no documents, although their type is one: in the trash, or never saved.
  static let discarded: Set = ["trash", "auto-draft", "inherit"]

  /// Post types that only WordPress uses, and that contain no articles. The others that are not imported are reported
  /// with the option that imports them.
  static let inner: Set = [
    "attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache", "user_request",
    "wp_block", "wp_template", "wp_template_part", "wp_global_styles", "wp_navigation", "wp_font_family",
    "wp_font_face",
  ]
}
