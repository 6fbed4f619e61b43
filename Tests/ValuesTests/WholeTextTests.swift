import Testing
import Values

@Suite("A number is the whole text")
struct WholeTextTests {
  @Test("Text that is not entirely a number is rejected", arguments: ["1.5\0 8", "\0", "1.5\0", "1.5x", "", "1.5 "])
  func none(text: String) { #expect(Double(wholeText: text) == nil) }

  @Test("Text that is entirely a number is read", arguments: [("1.5", 1.5), ("-2", -2), ("1e3", 1000)])
  func number(text: String, number: Double) { #expect(Double(wholeText: text) == number) }
}
