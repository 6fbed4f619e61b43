import HTML

/// The raw HTML in one node of the tree, such as a paragraph or a list item. Its elements are closed where the node ends.
struct HTMLScope {
  var sanitizer: HTMLSanitizer
  /// A Boolean value that indicates whether the tags are in a line of text, not blocks of their own.
  let isInline: Bool
}
