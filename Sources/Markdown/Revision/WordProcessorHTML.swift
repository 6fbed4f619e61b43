import HTML

/// HTML that Word, Outlook, LibreOffice, or Google Docs put on the clipboard.
enum WordProcessorHTML {
  /// Attributes and elements that only these programs write.
  private static let signs: [StaticString] = ["class=\"mso", "class=mso", "mso-", "<o:p", "docs-internal-guid"]

  /// Returns whether a word processor wrote `html`.
  static func isOne(_ html: [UInt8]) -> Bool {
    let html = html[...].asciiLowercased
    return signs.contains { html.firstIndex(of: $0, from: html.startIndex) != nil }
  }
}
