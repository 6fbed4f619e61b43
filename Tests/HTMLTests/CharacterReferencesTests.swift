import HTML
import Testing

@Suite("Character references are decoded as in browsers")
struct CharacterReferencesTests {
  @Test(
    "Valid references are decoded, and other text is unchanged",
    arguments: [
      ("Fish &amp; chips &lt;b&gt; &quot;&apos;&#39;&#x27;", "Fish & chips <b> \"'''"),
      ("caf&eacute; &mdash; &Omega; &rarr; &euro;&nbsp;5", "café — Ω → €\u{A0}5"),
      ("java&Tab;script&colon;&#106avascript&#x3A;", "java\tscript:javascript:"),
      ("&#150;&#x80;&#0;&#xD800;&#x110000;&#99999999999;", "–€\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("&#x100000041;&#X41;", "\u{FFFD}A"),
      ("&#0000000000000065;&#x1F5F3;", "A🗳"),
      ("&amp;lt; &&amp; &", "&lt; && &"),
      ("&unknown; &; &#; &#x; &#xg; &EACUTE; &é;", "&unknown; &; &#; &#x; &#xg; &EACUTE; &é;"),
      ("&lang;&rang;&thetasym;&upsih;", "⟨⟩ϑϒ"),
      ("&CounterClockwiseContourIntegral;&NotEqualTilde;&acE;", "∳≂̸∾̳"),
    ])
  func decodes(text: String, decoded: String) {
    #expect(CharacterReferences.decoding(text, in: .text) == decoded)
    #expect(CharacterReferences.decoding(text, in: .attribute) == decoded)
  }

  @Test(
    "A name without a semicolon is decoded if browsers know it, but not in a URL",
    arguments: [
      ("&copy 2020", "© 2020", "© 2020"), ("?a&copy=1", "?a©=1", "?a&copy=1"), ("&notit;", "¬it;", "&notit;"),
      ("&ampere", "&ere", "&ampere"), ("&eacute", "é", "é"), ("&mdash", "&mdash", "&mdash"), ("&notin;", "∉", "∉"),
    ])
  func legacy(text: String, inText: String, inAttribute: String) {
    #expect(CharacterReferences.decoding(text, in: .text) == inText)
    #expect(CharacterReferences.decoding(text, in: .attribute) == inAttribute)
  }

  @Test("A name has its characters")
  func names() {
    #expect(CharacterReferences.characters(named: "zwnj") == "\u{200C}")
    #expect(CharacterReferences.characters(named: "AElig") == "Æ")
    #expect(CharacterReferences.characters(named: "nothing") == nil)
    #expect(CharacterReferences.characters(named: "") == nil)
  }
}
