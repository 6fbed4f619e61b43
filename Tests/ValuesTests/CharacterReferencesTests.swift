import Testing
import Values

@Suite("Character references are decoded as in browsers")
struct CharacterReferencesTests {
  @Test(
    "Valid references are decoded, and other text is unchanged",
    arguments: [
      ("Fish &amp; chips &lt;b&gt; &quot;&apos;&#39;&#x27;", "Fish & chips <b> \"'''"),
      ("caf&eacute; &mdash; &Omega; &rarr; &euro;&nbsp;5", "café — Ω → €\u{A0}5"),
      ("java&Tab;script&colon;&#106avascript&#x3A;", "java\tscript:javascript:"),
      ("&#150;&#x80;&#0;&#xD800;&#x110000;&#99999999999;", "–€\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("&#0000000000000065;&#x1F5F3;", "A🗳"),
      ("&amp;lt; &&amp; &", "&lt; && &"),
      ("&nothing; &eacute &; &#; &#x; &#xg; &EACUTE; &é;", "&nothing; &eacute &; &#; &#x; &#xg; &EACUTE; &é;"),
      ("&lang;&rang;&thetasym;&upsih;", "⟨⟩ϑϒ"),
    ])
  func decodes(text: String, decoded: String) { #expect(CharacterReferences.decoding(text) == decoded) }
}
