/// A part of an HTML source, as a browser's tokenizer splits it (HTML standard, section 13.2.5).
///
/// Every token has its exact range of bytes in the source. Only `</>` and the brackets of CDATA sections belong to none.
package enum HTMLToken {
  case text(HTMLText)
  case tag(HTMLTag)
  case comment(HTMLComment)
  /// A `<!doctype …>`. `isClosed` is `false` if the source ends in it.
  case doctype(Range<Int>, isClosed: Bool)
  /// A tag that the source ends in. A browser drops it at the end of a file, but it would include whatever follows a
  /// fragment. `unclosedValue` is the position after a quotation mark that has no other half.
  case unfinishedTag(Range<Int>, unclosedValue: Int?)
}
