/// A part of raw HTML that was not written, or written as text.
package struct HTMLProblem {
  package enum Kind: Hashable {
    /// The tag, and for some elements the contents, are shown as text.
    case element(String)
    /// An attribute is not in the allowlist.
    case attribute(String, element: String)
    /// An `id` or a `name` is the name of a property of documents or forms.
    case identifier(String)
    /// An `id` or a `name` has the form of the IDs of themes.
    case themeIdentifier(String)
    /// An attribute would run a script.
    case eventHandler(String)
    /// The scheme of a URL is not allowed. `addable` is the scheme if `site.yml` can allow it.
    case url(attribute: String, addable: URLScheme?)
    /// An end tag has no start tag.
    case endTag(String)
    /// An element is not in the element that must contain it, such as an item that is not in a list.
    case misplaced(String)
    /// Too many elements are open.
    case depth(String)
    /// A tag or a comment has no end.
    case unclosed
  }

  package let kind: Kind
  /// The bytes of the tag or comment.
  package let range: Range<Int>
}
