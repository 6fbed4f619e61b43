import CCMarkGFM

/// A placeholder for the delimiter `~` that does not occur in text.
///
/// cmark-gfm finds the extension that closes a delimiter by the characters that the extension announces. Announcing `~`
/// is not safe (see `SyntaxExtensions`), so delimiters are pushed with a control character instead.
private let delimiterCharacter: UInt8 = 0x01

/// Creates an extension that parses `~text~` and `~~text~~` exactly like cmark-gfm's own.
func makeStrikethrough() -> OpaquePointer? {
  let strikethrough = cmark_syntax_extension_new("strikethrough")
  cmark_syntax_extension_set_match_inline_func(strikethrough) { _, _, _, character, inlineParser in
    character == UInt8(ascii: "~") ? readTildes(inlineParser) : nil
  }
  cmark_syntax_extension_set_inline_from_delim_func(strikethrough) { _, _, inlineParser, opener, closer in
    strike(from: opener, to: closer, inlineParser)
  }
  let announced = UnsafeMutableRawPointer(bitPattern: UInt(delimiterCharacter))
  cmark_syntax_extension_set_special_inline_chars(
    strikethrough, cmark_llist_append(cmark_get_default_mem_allocator(), nil, announced))
  return strikethrough
}

/// Turns a run of tildes into text, and into a delimiter if it can open or close.
private func readTildes(_ inlineParser: OpaquePointer?) -> OpaquePointer? {
  var (isLeftFlanking, isRightFlanking, isAfterPunctuation, isBeforePunctuation): (Int32, Int32, Int32, Int32)
  (isLeftFlanking, isRightFlanking, isAfterPunctuation, isBeforePunctuation) = (0, 0, 0, 0)
  let longest: Int32 = 100
  let count = cmark_inline_parser_scan_delimiters(
    inlineParser, longest, UInt8(ascii: "~"), &isLeftFlanking, &isRightFlanking, &isAfterPunctuation,
    &isBeforePunctuation)
  let text = cmark_node_new_with_mem(CMARK_NODE_TEXT, Arena.memory)
  cmark_node_set_literal(text, String(repeating: "~", count: Int(count)))
  if isLeftFlanking != 0 || isRightFlanking != 0, count == 1 || count == 2 {
    cmark_inline_parser_push_delimiter(inlineParser, delimiterCharacter, isLeftFlanking, isRightFlanking, text)
  }
  return text
}

/// Turns the opening tildes into a strikethrough node, and moves everything up to the closing tildes into it.
private func strike(
  from opener: UnsafeMutablePointer<delimiter>?, to closer: UnsafeMutablePointer<delimiter>?,
  _ inlineParser: OpaquePointer?
) -> UnsafeMutablePointer<delimiter>? {
  guard let opener, let closer else { return nil }
  let following = closer.pointee.next
  let opening = opener.pointee.inl_text
  let closing = closer.pointee.inl_text
  if strlen(cmark_node_get_literal(opening)) == strlen(cmark_node_get_literal(closing)),
    cmark_node_set_type(opening, CMARK_NODE_CUSTOM_INLINE) != 0
  {
    cmark_node_set_on_enter(opening, "<del>")
    cmark_node_set_on_exit(opening, "</del>")
    while let inner = cmark_node_next(opening), inner != closing { cmark_node_append_child(opening, inner) }
    cmark_node_free(closing)
  }
  var unused: UnsafeMutablePointer<delimiter>? = closer
  while let delimiter = unused, delimiter != opener {
    unused = delimiter.pointee.previous
    cmark_inline_parser_remove_delimiter(inlineParser, delimiter)
  }
  cmark_inline_parser_remove_delimiter(inlineParser, opener)
  return following
}
