/// The state of the tokenizer in text, which a start tag determines (HTML standard, sections 13.2.5.1 to 13.2.5.5).
package enum TextState: Hashable, Sendable {
  /// Text with tags, comments, and character references.
  case data
  /// Text with character references, up to an end tag: RCDATA.
  case characterReferences
  /// Text without any markup, up to an end tag: RAWTEXT.
  case raw
  /// Text up to the end tag of a script, which can contain comments and in them other scripts.
  case script
  /// Text without any markup, up to the end of the source.
  case plainText

  /// Creates the state after the start tag of an HTML element (sections 13.2.6.2 and 13.2.6.4).
  ///
  /// `noscript` contains tags here, because browsers that run no scripts show its content.
  package init(after tag: HTMLTag) {
    self =
      switch tag.nameRange.count {
      case 3 where tag.isNamed("xmp"): .raw
      case 5 where tag.isNamed("style"): .raw
      case 5 where tag.isNamed("title"): .characterReferences
      case 6 where tag.isNamed("script"): .script
      case 6 where tag.isNamed("iframe"): .raw
      case 7 where tag.isNamed("noembed"): .raw
      case 8 where tag.isNamed("textarea"): .characterReferences
      case 8 where tag.isNamed("noframes"): .raw
      case 9 where tag.isNamed("plaintext"): .plainText
      default: .data
      }
  }
}
