import Markdown

/// The links, the headings, and the components of a rendered text, which a check compares with other pages.
package struct TextOutline: Sendable {
  package let links: [MarkdownLink]
  package let headings: [MarkdownHeading]
  package let components: [MarkdownComponent]

  package init(of document: MarkdownDocument, links: [MarkdownLink] = []) {
    self.links = links
    headings = document.headings
    components = document.components
  }
}
