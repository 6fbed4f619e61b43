import Testing

@testable import YAML

@Suite("Writing scalars")
struct ScalarTextTests {
  @Test(
    "A scalar is quoted only if YAML would misread it",
    arguments: [
      ("María López", "María López"), ("5th Ward", "5th Ward"), ("Licata, Nick", "Licata, Nick"),
      ("/chapters/texas/", "/chapters/texas/"), ("https://example.org/?a=b", "https://example.org/?a=b"),
      ("", #""""#), ("NO", #""NO""#), ("yes", #""yes""#), ("~", #""~""#), ("null", #""null""#), ("02134", #""02134""#),
      ("1.10", #""1.10""#), ("12:30", #""12:30""#), ("2014-01-31", #""2014-01-31""#), ("0x1F", #""0x1F""#),
      ("a: b", #""a: b""#), ("Title:", #""Title:""#), ("a #b", #""a #b""#), ("# one", ##""# one""##),
      ("- a", #""- a""#), ("*a", #""*a""#), ("@ana", #""@ana""#), ("{slug}", #""{slug}""#), ("[a]", #""[a]""#),
      (" a", #"" a""#), ("a ", #""a ""#), (#"say "hi""#, #"say "hi""#), (#""Hi", she said"#, #"'"Hi", she said'"#),
      (#""It's so""#, #""\"It's so\"""#), (#"a\b: c"#, #"'a\b: c'"#), ("a: \u{308}b", "\"a: \u{308}b\""),
      ("a\nb", #""a\nb""#), ("a\tb", #""a\tb""#), ("a\u{85}b", #""a\u0085b""#), ("✊🏽", #""✊🏽""#),
    ])
  func quoting(text: String, written: String) { #expect(ScalarText.of(text) == written) }

  @Test("Any text survives a round trip, as a scalar and as a block")
  func roundTrip() throws {
    let alphabet = Array("aB1 -:#'\"\\\n\t,[]{}&*!|>%@`?~=éñ✊🏽\u{85}\u{2028}\u{FEFF}\u{7F}\u{1}".unicodeScalars)
    var random = LinearCongruence(state: 7)
    for _ in 0..<4000 {
      let count = Int.random(in: 0...8, using: &random)
      let text = String(
        String.UnicodeScalarView((0..<count).map { _ in alphabet.randomElement(using: &random) ?? "a" }))
      #expect(Self.read("key: " + ScalarText.of(text)) == text)
      if let block = ScalarText.block(text, indent: 2) { #expect(Self.read("key: " + block + "\nnext: b") == text) }
    }
  }

  private static func read(_ yaml: String) -> String? {
    YAMLDocument.parse(Array(yaml.utf8)[...], path: "a.yml").0?.entry("key")?.scalarText
  }

  @Test("Markdown keeps its line breaks in a block scalar")
  func block() {
    #expect(ScalarText.block("One.\n\n  Two.", indent: 2) == "|-\n  One.\n\n    Two.")
    #expect(ScalarText.block("One.\nTwo.\n", indent: 2) == "|\n  One.\n  Two.")
    #expect(ScalarText.block("One.", indent: 2) == nil)
    #expect(ScalarText.block(" One.\nTwo.", indent: 2) == nil)
  }
}

/// A random number generator that returns the same numbers in every run.
private struct LinearCongruence: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state
  }
}
