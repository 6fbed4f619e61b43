import CCMarkGFM

/// The extensions of GitHub Flavored Markdown except its tag filter (see `HTMLSanitizer`), set up once so that threads
/// can share them.
///
/// cmark-gfm 0.29 keeps the special characters of extensions in a global table: each parse adds them when it starts and
/// removes them when it ends, so another thread that is in the middle of its text no longer sees `~` or `www.`. With
/// four threads, every second text full of them was wrong. Here the characters are added once and never removed,
/// because the extensions in use do not announce them.
struct SyntaxExtensions: @unchecked Sendable {
  // Unchecked: nothing is written through the pointers after `init`.
  static let shared = SyntaxExtensions()

  private let extensions: [OpaquePointer]

  private init() {
    cmark_gfm_core_extensions_ensure_registered()
    let autolink = cmark_find_syntax_extension("autolink")
    let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
    for listening in [autolink, cmark_find_syntax_extension("strikethrough")] {
      cmark_parser_attach_syntax_extension(parser, listening)
    }
    cmark_manage_extensions_special_characters(parser, 1)
    cmark_parser_free(parser)
    cmark_syntax_extension_set_special_inline_chars(autolink, nil)

    let others = ["table", "tasklist"].map { (name: String) in cmark_find_syntax_extension(name) }
    extensions = ([makeStrikethrough(), autolink] + others).compactMap(\.self)
  }

  func attach(to parser: OpaquePointer) {
    for syntaxExtension in extensions { cmark_parser_attach_syntax_extension(parser, syntaxExtension) }
  }
}
