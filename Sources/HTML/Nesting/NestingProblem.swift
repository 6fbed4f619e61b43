/// A tag of a page that does not match the other tags, so that browsers guess which elements it belongs to.
package struct NestingProblem {
  package enum Kind {
    /// A start tag without an end tag before this tag, which ends or cannot be in its element. `nil` means that the page
    /// ends.
    case unclosed(before: HTMLTag?)
    /// An end tag without a start tag.
    case unopened
    /// An end tag without a start tag, while the innermost element, with this start tag, has no end tag.
    case misnamed(HTMLTag)
    /// An end tag in an element that began after the start tag, and is still open.
    case inside(HTMLTag)
    /// The end tag of a paragraph that ended at this start tag, because a paragraph cannot contain the element.
    case afterParagraph(endedBy: HTMLTag)
    /// A start tag in an element that cannot contain it.
    case nested(in: HTMLTag)
  }

  package let kind: Kind
  package let tag: HTMLTag
}
