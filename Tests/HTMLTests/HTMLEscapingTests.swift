import HTML
import Testing

@Suite("Text is escaped for HTML")
struct HTMLEscapingTests {
  @Test("Text and attributes are escaped as MarkupSafe does")
  func escaped() {
    #expect(HTMLEscaping.escaped("<a b=\"c\">&'é") == "&lt;a b=&#34;c&#34;&gt;&amp;&#39;é")
    #expect(HTMLEscaping.escaped("plain") == "plain")
  }

  @Test("Quotation marks in text stay as they are")
  func text() { #expect(HTMLEscaping.escapedText("<a b=\"c\">&'") == "&lt;a b=\"c\"&gt;&amp;'") }

  @Test("Escaped text is decoded to the same text", arguments: ["&amp;", "&copy", "<p>", "a&b;\"'", "&#38;"])
  func roundTrip(text: String) {
    #expect(CharacterReferences.decoding(HTMLEscaping.escaped(text), in: .text) == text)
    #expect(CharacterReferences.decoding(HTMLEscaping.escaped(text), in: .attribute) == text)
    #expect(CharacterReferences.decoding(HTMLEscaping.escapedText(text), in: .text) == text)
  }
}
