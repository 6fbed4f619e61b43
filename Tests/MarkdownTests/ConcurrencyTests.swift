import Markdown
import Testing

@Suite("Concurrency")
struct ConcurrencyTests {
  @Test("Concurrent rendering gives the same result as sequential rendering")
  func tasks() async {
    let texts = (0..<64).map { (number: Int) -> String in
      let block = "~~struck \(number)~~ www.example.org ~a~ x@y.org\n\n| a~~b~~ |\n|---|\n| ~c~ |\n\n"
      return String(repeating: block, count: 50)
    }
    let sequential = texts.map { rendered($0) }
    for _ in 0..<5 {
      let concurrent = await withTaskGroup(of: (Int, MarkdownDocument).self) { group in
        for (index, text) in texts.enumerated() { group.addTask { (index, rendered(text)) } }
        return await group.reduce(into: [Int: MarkdownDocument]()) { $0[$1.0] = $1.1 }
      }
      #expect(texts.indices.allSatisfy { concurrent[$0] == sequential[$0] })
    }
  }

  @Test("A renderer can be reused, even while it resolves a link")
  func reuse() {
    let renderer = MarkdownRenderer()
    let other = Array("*other*".utf8)[...]
    var inner: [String] = []
    let document = renderer.render(Array("[a](b) *text* [c](d)".utf8)[...]) { _ in
      inner.append(renderer.render(other).text)
      return .replace(renderer.excerpt(of: other, limit: 5))
    }
    #expect(document.text == "<p><a href=\"other\">a</a> <em>text</em> <a href=\"other\">c</a></p>\n")
    #expect(inner == ["<p><em>other</em></p>\n", "<p><em>other</em></p>\n"])
    #expect(renderer.render(other).text == inner.first)
  }
}
