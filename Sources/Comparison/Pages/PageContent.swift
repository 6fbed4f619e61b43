/// What readers get of a page: its texts, and where they lead.
struct PageContent: Sendable {
  var title = ""
  var description = ""
  /// The page's own address, if it names one.
  var canonical: String?
  /// Where a page that only leads on leads to.
  var redirect: String?
  /// The text of the main content, a paragraph, heading or entry each; of the whole body where no element is `main`.
  var main: [String] = []
  /// The text around the main content: menu, footer.
  var frame: [String] = []
  /// Where the links of the main content lead.
  var links: [String] = []
  /// The pictures of the main content.
  var pictures: [String] = []
}
