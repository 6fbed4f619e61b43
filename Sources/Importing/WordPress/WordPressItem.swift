/// An item of a WordPress export: a post, a page, an attachment or something else that WordPress keeps like one.
///
/// Named after the elements of the format (WXR), which WordPress writes in `wp-admin/includes/export.php`.
struct WordPressItem: Sendable {
  /// Where it begins in the export.
  var line = 1
  var title = ""
  var link = ""
  /// The login of its author.
  var creator = ""
  var content = ""
  var excerpt = ""
  var id = 0
  /// `2015-03-14 09:05:00` by the site's clock; zeros where there is no date.
  var date = ""
  /// The same moment in UTC.
  var dateInUTC = ""
  var modified = ""
  var modifiedInUTC = ""
  var name = ""
  var status = ""
  var parent = 0
  var type = ""
  var password = ""
  var attachmentURL = ""
  var terms: [Term] = []
  /// What plugins and WordPress note of it, as far as it is known here.
  var notes: [String: String] = [:]

  /// A category, a tag, or a value of another taxonomy.
  struct Term: Hashable, Sendable {
    /// The taxonomy: `category`, `post_tag`.
    let domain: String
    let slug: String
    let name: String
  }
}
