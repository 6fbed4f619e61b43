import Diagnostics
import Testing

@Suite("Invisible characters")
struct InvisibleCharacterTests {
  private func codes(_ text: String) -> [String] { InvisibleCharacter.all(in: Array(text.utf8)[...]).map(\.code) }

  @Test(
    "Characters that nobody can see are found, wherever they are",
    arguments: [
      ("coun\u{200B}cil", ["U+200B"]), ("\u{FEFF}title", ["U+FEFF"]), ("title\u{2060}", ["U+2060"]),
      ("Ana\u{200D} Ruiz", ["U+200D"]), ("Ana\u{200F}", ["U+200F"]),
      ("a\u{7F}b\u{1}c\u{85}", ["U+007F", "U+0001", "U+0085"]),
      ("eight byt\u{B}es and more text", ["U+000B"]), ("one\u{2028}two\u{2029}", ["U+2028", "U+2029"]),
    ])
  func found(text: String, expected: [String]) {
    #expect(codes(text) == expected)
  }

  @Test(
    "Visible text, line breaks, and characters that a script or an emoji needs are not found",
    arguments: [
      "Plain text with a tab\t and lines\r\n", "“Curly” — dashes… ¿Año? €5\u{A0}000 Zürich", "می\u{200C}خواهم",
      "👩\u{200D}👧 and ❤️\u{200D}🔥", "שלום\u{200F}! (ABC\u{200E})", "東京都　議会", "क्\u{200D}ष",
    ])
  func visible(text: String) {
    #expect(codes(text) == [])
  }

  @Test("The position in a large text does not matter")
  func everyPosition() {
    for length in 0..<20 {
      let text = String(repeating: "x", count: length)
      #expect(codes(text + "\u{200B}" + text) == ["U+200B"])
      #expect(codes(text + "\u{1B}" + text) == ["U+001B"])
    }
  }

  @Test("A finding is at the first invisible character of its line")
  func findings() {
    let text = Array("é\u{200B}a\n\nb\u{200B}\u{2060}\n".utf8)[...]
    let found = InvisibleCharacter.findings(InvisibleCharacter.all(in: text), in: text, path: "a.md", firstLine: 5)
    #expect(
      found.map(\.description) == [
        "a.md:5:2 warning: an invisible character, U+200B (zero-width space); delete it, or type the text around it again",
        "a.md:7:2 warning: 2 invisible characters; the first is U+200B (zero-width space); "
          + "delete them, or type this line again",
      ])
  }
}
