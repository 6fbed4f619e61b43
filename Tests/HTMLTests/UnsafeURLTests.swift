import HTML
import Testing

@Suite("Unsafe URLs are recognized in HTML")
struct UnsafeURLTests {
  @Test(
    "An attribute with a disguised scheme is unsafe once it is decoded",
    arguments: [
      "javascript:x", "JavaScript&colon;x", "java&Tab;script:x", "java&#x0A;script:x", "&#1;javascript:x",
      "java&NewLine;script&#58x",
    ])
  func disguised(value: String) {
    let source = Array("<a href='\(value)'>".utf8)
    var tokenizer = HTMLTokenizer(source)
    guard case .tag(let tag)? = tokenizer.next(), let attribute = tag["href"] else {
      Issue.record("no attribute")
      return
    }
    #expect(UnsafeURL.isUnsafe(attribute.valueBytes, forImage: false))
  }
}
