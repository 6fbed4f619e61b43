/// The content of a page: its text, links, and images.
struct PageContent: Sendable {
  var title = ""
  var description = ""
  /// The canonical URL, if there is one.
  var canonical: String?
  /// The target, if the page is a redirect.
  var redirect: String?
  /// The blocks of text in the main content: paragraphs, headings, or list items. If there is no `main` element, those
  /// of the whole body.
  var main: [String] = []
  /// The blocks of text around the main content: menu, footer.
  var frame: [String] = []
  /// The targets of the links in the main content.
  var links: [String] = []
  /// The URLs of the images in the main content.
  var pictures: [String] = []
}
