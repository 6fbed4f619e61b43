import HTML
import Testing

@Suite("Attributes are those of browsers")
struct HTMLAttributeTests {
  private func tag(_ html: String) throws -> HTMLTag {
    var tokenizer = HTMLTokenizer(Array(html.utf8))
    guard case .tag(let tag)? = tokenizer.next() else { throw Failure() }
    return tag
  }

  private struct Failure: Error {}

  @Test(
    "Names are in lowercase, and values decoded",
    arguments: [
      (#"<a b="c" D='e' f=g h>"#, ["b=c", "d=e", "f=g", "h="]),
      (#"<a b = "c"d="e">"#, ["b=c", "d=e"]),
      ("<a b=c/>", ["b=c/"]), ("<a/b/c=d/ >", ["b=", "c=d/"]), ("<a =b=c>", ["=b=c"]), ("<a b= >", ["b="]),
      (#"<a "b'c=d>"#, [#""b'c=d"#]), ("<a b=\"c\r\nd\re\">", ["b=c\nd\ne"]),
      ("<a b='&amp;&lt;&#65;&copy;&notit;&not=&not'>", ["b=&<A©&notit;&not=¬"]),
      ("<a b='x\0'>", ["b=x\u{FFFD}"]), ("<a b\u{C}c>", ["b=", "c="]),
    ])
  func attributes(html: String, expected: [String]) throws {
    #expect(try tag(html).attributes.map { "\($0.name)=\($0.value)" } == expected)
  }

  @Test("The first of several attributes with the same name counts, whatever their number")
  func repeated() throws {
    #expect(try tag("<a b=1 c=2 B=3 b=4>").attributes.map { $0.value } == ["1", "2"])
    let many = (0..<2000).map { "a\($0 % 500)=\($0)" }.joined(separator: " ")
    #expect(try tag("<a \(many)>").attributes.map { $0.value } == (0..<500).map { String($0) })
  }

  @Test("Ranges are those in the source")
  func ranges() throws {
    let html = "<IMG src = 'a&amp;b'  alt=c hidden title=\"\"/>"
    func text(_ range: Range<Int>) -> String { String(decoding: Array(html.utf8)[range], as: UTF8.self) }
    let tag = try tag(html)
    #expect(text(tag.nameRange) == "IMG")
    #expect(tag.name == "img")
    #expect(tag.isSelfClosing)
    #expect(tag.attributes.map { text($0.range) } == ["src = 'a&amp;b'", "alt=c", "hidden", "title=\"\""])
    #expect(tag.attributes.map { text($0.valueRange) } == ["a&amp;b", "c", "", ""])
    #expect(tag.attributes.map { $0.quote } == [0x27, nil, nil, 0x22])
    #expect(tag["alt"]?.value == "c")
    #expect(tag["class"]?.value == nil)
  }
}
