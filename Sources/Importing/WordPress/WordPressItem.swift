/// An item of a WordPress export: a post, a page, an attachment, or an item of another post type.
///
/// The properties are named after the elements of the format (WXR), which WordPress writes in
/// `wp-admin/includes/export.php`.
struct WordPressItem: Sendable {
  /// The line of the export where the item begins.
  var line = 1
  var title = ""
  var link = ""
  /// The identifier of the item in the feed of the old site.
  var guid = ""
  /// The login of the author.
  var creator = ""
  var content = ""
  var excerpt = ""
  var id = 0
  /// The date in local time, `2015-03-14 09:05:00`; all zeros if there is none.
  var date = ""
  /// The same date in UTC.
  var dateInUTC = ""
  var modified = ""
  var modifiedInUTC = ""
  var name = ""
  var status = ""
  var parent = 0
  var type = ""
  var password = ""
  /// A Boolean value that indicates whether the post stays at the top of the list.
  var isSticky = false
  var attachmentURL = ""
  var terms: [Term] = []
  /// The post metadata from WordPress and plugins that the import uses.
  var notes: [String: String] = [:]

  /// A category, a tag, or a value of another taxonomy.
  struct Term: Hashable, Sendable {
    /// The taxonomy: `category`, `post_tag`.
    let domain: String
    let slug: String
    let name: String
  }
}
