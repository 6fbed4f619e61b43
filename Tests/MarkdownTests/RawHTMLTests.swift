import Markdown
import Testing

@Suite("Raw HTML")
struct RawHTMLTests {
  static let allowed = MarkdownOptions(rawHTML: true)

  @Test("Where it is not allowed it is shown as text, with a warning for each block")
  func shown() {
    let document = rendered("A <b>bold</b> word\nand <i>another</i>.\n\n<div class=\"x\">\n  text\n</div>\n")
    #expect(
      document.text == """
        <p>A &lt;b&gt;bold&lt;/b&gt; word
        and &lt;i&gt;another&lt;/i&gt;.</p>
        <p>&lt;div class=&quot;x&quot;&gt;<br />
        text<br />
        &lt;/div&gt;</p>

        """)
    let message =
      "warning: raw HTML is shown as text; "
      + "write it in Markdown, or allow it with `markdown: { raw-html: true }` in site.yml"
    #expect(document.messages == ["page.md:1:3 \(message)", "page.md:4:1 \(message)"])
  }

  @Test("Where it is not allowed comments vanish without a word")
  func comments() {
    let document = rendered("A<!-- b --> c\n\n<!-- d\n\ne -->\n\nf\n")
    #expect(document.text == "<p>A c</p>\n<p>f</p>\n")
    #expect(document.findings.isEmpty)
    #expect(html("<!-- a --> b\n") == "<p>b</p>\n")
  }

  @Test("Where it is allowed it passes")
  func passes() {
    let markdown = "A <b title='x'>bold</b> word\n\n<div class=x>\n\n*text*\n\n</div>\n\n<!-- note -->\n"
    let document = rendered(markdown, options: Self.allowed)
    #expect(
      document.text == """
        <p>A <b title='x'>bold</b> word</p>
        <div class=x>
        <p><em>text</em></p>
        </div>
        <!-- note -->

        """)
    #expect(document.findings.isEmpty)
  }

  @Test(
    "Where it is allowed, what would run or hide something is refused and shown as text",
    arguments: [
      ("<a href=\"javascript:x\">", "\"href\" holds an unsafe address"),
      ("<a href=' &#x6A;ava&#10;script&colon;x'>", "\"href\" holds an unsafe address"),
      ("<a href=&#106avascript:x>", "\"href\" holds an unsafe address"),
      ("<a href=VBScript:x>", "\"href\" holds an unsafe address"),
      ("<a href=\"file:///x\">", "\"href\" holds an unsafe address"),
      ("<object data=\"data:image/svg+xml;x\">", "\"data\" holds an unsafe address"),
      ("<img srcset=\"a.png 1x, data:text/html,x 2x\">", "\"srcset\" holds an unsafe address"),
      ("<p style=\"background:url(java\nscript:x)\">", "\"style\" holds an unsafe address"),
      ("<img src=x onerror=alert(1)>", "\"onerror\" would run a script"),
      ("<svg/ONLOAD=x>", "\"onload\" would run a script"),
      ("<b a='>'onclick=x>", "\"onclick\" would run a script"),
      ("<noscript>", "<noscript> cannot be checked"),
      ("<div title=\"", "a tag or comment in it does not end"),
      ("<div class=x", "a tag or comment in it does not end"),
      ("<!-- hidden", "a tag or comment in it does not end"),
      ("<!-- a --!><img onload=x> -->", "\"onload\" would run a script"),
      ("<![CDATA[><img onload=x>]]>", "\"onload\" would run a script"),
    ])
  func refused(_ tag: String, _ reason: String) {
    let document = rendered("<div>\n\(tag)\n", options: Self.allowed)
    #expect(!document.text.contains("<div"))
    #expect(
      document.messages == [
        "page.md:1:1 error: this HTML is refused: \(reason); leave that part out, or write it in Markdown"
      ])
  }

  @Test(
    "Where it is allowed, tags of the tag filter are text",
    arguments: [
      ("<script>x</script>", "&lt;script>x&lt;/script>"),
      ("<div>\n<SCRIPT/x>alert(1)</SCRIPT\n></div>", "<div>\n&lt;SCRIPT/x>alert(1)&lt;/SCRIPT\n></div>"),
      ("<div><style>p {}</style></div>", "<div>&lt;style>p {}&lt;/style></div>"),
    ])
  func filtered(_ markdown: String, _ html: String) {
    let document = rendered(markdown, options: Self.allowed)
    #expect(document.text == html + "\n")
    #expect(document.findings.map(\.rule.severity) == [.warning])
  }

  @Test("Where it is allowed, nothing gets past the tag filter behind what only cmark takes for a comment")
  func filteredInline() {
    #expect(
      html("a <?x > <script>alert(1)</script> ?> b", options: Self.allowed)
        == "<p>a <?x > &lt;script>alert(1)&lt;/script> ?> b</p>\n")
  }

  @Test(
    "What only looks like it may run is left alone",
    arguments: [
      "<pre>one=1 onclick=x</pre>", "<p title=\"on = off\">x</p>", "<b data-on=x>", "<p title=\"a > onload=x\">",
      "<img src=\"data:image/png;base64,AAAA\">",
    ])
  func innocent(_ markdown: String) {
    #expect(rendered(markdown, options: Self.allowed).findings.isEmpty)
  }

  @Test("The marker of an excerpt is never written", arguments: [true, false])
  func marker(_ rawHTML: Bool) {
    let document = rendered("a\n\n<!--more-->\n\nb <!-- more --> c\n", options: MarkdownOptions(rawHTML: rawHTML))
    #expect(document.text == "<p>a</p>\n<p>b  c</p>\n")
    #expect(document.findings.isEmpty)
  }
}
