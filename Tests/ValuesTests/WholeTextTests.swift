import Testing
import Values

@Suite("A number is all of its text")
struct WholeTextTests {
  @Test("A text that goes on is none", arguments: ["1.5\0 8", "\0", "1.5\0", "1.5x", "", "1.5 "])
  func none(text: String) { #expect(Double(wholeText: text) == nil) }

  @Test("One that does not is", arguments: [("1.5", 1.5), ("-2", -2), ("1e3", 1000)])
  func number(text: String, number: Double) { #expect(Double(wholeText: text) == number) }
}
