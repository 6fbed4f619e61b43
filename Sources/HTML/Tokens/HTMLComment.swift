/// A comment, or what a browser treats as one, such as `<?php ?>`.
package struct HTMLComment {
  /// The bytes from `<` to `>`.
  package let range: Range<Int>
  /// The bytes of its text.
  package let text: Range<Int>
  /// A Boolean value that indicates whether it begins with `<!--`. Otherwise, the standard calls it a bogus comment.
  package let isProper: Bool
  /// A Boolean value that indicates whether it has an end. A comment without one ends with the source.
  package let isClosed: Bool
}
