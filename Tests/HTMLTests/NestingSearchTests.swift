import HTML
import Testing

@Suite("Tags that do not match are found")
struct NestingSearchTests {
  /// The problems of a page, each with its kind and the tags that it is about.
  private func problems(_ html: String) -> [String] {
    NestingSearch.problems(in: Array(html.utf8)).map { problem in
      let tag = String(decoding: problem.tag.bytes, as: UTF8.self)
      func text(_ other: HTMLTag?) -> String { other.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "the end" }
      return switch problem.kind {
      case .unclosed(let next): "\(tag) is open before \(text(next))"
      case .unopened: "\(tag) closes nothing"
      case .misnamed(let start): "\(tag) does not match \(text(start))"
      case .inside(let start): "\(tag) is inside \(text(start))"
      case .afterParagraph(let start): "\(tag) is after \(text(start))"
      case .nested(let outer): "\(tag) is in \(text(outer))"
      }
    }
  }

  /// Returns whether the quick check finds that all tags match.
  private func isCorrect(_ html: String) -> Bool {
    var nesting = TagNesting()
    var tokens = PageTokens(Array(html.utf8))
    while let token = tokens.next() {
      if case .tag(let tag) = token { nesting.read(tag, isForeign: tokens.isInForeignContent) }
    }
    return nesting.isCorrect
  }

  @Test(
    "Correct markup has no problems, and end tags that HTML allows to omit can be omitted",
    arguments: [
      "<!doctype html><html><head><title>a</title></head><body><main><p>a<br>b</p></main></body></html>",
      "<ul><li>a<li>b<ul><li>c</ul></ul><p>a<p>b<div>c</div>",
      "<dl><dt>a<dd>b<dt>c<dd>d</dl><table><tr><td>a<td>b<tr><td>c</table>",
      "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td><p>a</td></tr></tbody></table>",
      "<svg><path d='M0 0'/><g><circle r='1'></circle></g></svg><svg/><math><mi>x</mi></math>",
      "<a href='/'><div>a</div></a><button><p>a</p></button><p><a href='/'>b</a></p>",
      "<script>if (a < b) '</div>'</script><style>a > b</style><template><div></template><!-- </div> -->",
      "<select><option>a<option>b</select><video><source src='a'><track></video><p><img src='a'/></p>",
      "<h1>a</h1><h2>b</h2><P>c</p><DIV>d</div><my-long-element-a><my-long-element-b></my-long-element-b></my-long-element-a>",
      "<svg><a href='/'><text>a</text></a></svg><svg><foreignObject><div>a</div></foreignObject></svg>",
      "<p>a<button><div>b</div></button></p><ruby>a<rp>(<rt>b<rp>)</ruby>",
    ])
  func correct(html: String) {
    #expect(problems(html) == [])
    #expect(isCorrect(html))
  }

  @Test(
    "A mistake is one problem, at the tag to change",
    arguments: [
      ("<main><div>a</main>", "<div> is open before </main>"),
      ("<div><main><div>a</main></div>", "<div> is open before </main>"),
      ("<section>a", "<section> is open before the end"),
      ("<ul><li><b>a</ul>", "<b> is open before </ul>"),
      ("<div><main>a</div></main></div>", "</div> is inside <main>"),
      ("<main>a</div></main>", "</div> closes nothing"),
      ("<p>a</p></p>", "</p> closes nothing"),
      ("<p><b><i>a</b></i></p>", "</b> is inside <i>"),
      ("<form><ul><li>a</form></ul>", "</form> is inside <ul>"),
      ("<p>a<div>b</div></p>", "</p> is after <div>"),
      ("<p><span>a<ul><li>b</ul></span></p>", "</p> is after <ul>"),
      ("<h2>a</h3>", "</h3> does not match <h2>"),
      ("<div><spam>a</span></div>", "</span> does not match <spam>"),
      ("<p>a</br>b", "</br> closes nothing"),
      ("<img src='a'></img>", "</img> closes nothing"),
      ("<a href='a'>b <a href='c'>d</a></a>", "<a href='c'> is in <a href='a'>"),
      ("<a href='a'>b <a href='c'>d</a>", "<a href='a'> is open before <a href='c'>"),
      ("<h2>a<h3>b</h3></h2>", "<h3> is in <h2>"),
      ("<h2>a<h3>b</h3>", "<h2> is open before <h3>"),
      ("<form><form></form></form>", "<form> is in <form>"),
      ("<svg><g></svg>", "<g> is open before </svg>"),
      ("<div/>a", "<div/> is open before the end"),
      ("<table><tr><td><div>a</td></tr></table>", "<div> is open before </td>"),
    ])
  func mistake(html: String, problem: String) {
    #expect(problems(html) == [problem])
    #expect(!isCorrect(html))
  }

  @Test("Independent mistakes are all found")
  func several() {
    #expect(
      problems("<main><div>a</main><p>b</i></p><section>") == [
        "<div> is open before </main>", "</i> closes nothing", "<section> is open before the end",
      ])
  }
}
