import Markdown
import Testing

@Suite("Raw HTML")
struct RawHTMLTests {
  static let allowed = MarkdownOptions(rawHTML: true)

  @Test("If not allowed, raw HTML is shown as text, with a warning for each block")
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

  @Test("If raw HTML is not allowed, comments are removed without a warning")
  func comments() {
    let document = rendered("A<!-- b --> c\n\n<!-- d\n\ne -->\n\nf\n")
    #expect(document.text == "<p>A c</p>\n<p>f</p>\n")
    #expect(document.findings.isEmpty)
    #expect(html("<!-- a --> b\n") == "<p>b</p>\n")
  }

  @Test("If allowed, raw HTML is unchanged")
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
    "If allowed, unsafe or unclosed HTML is an error and shown as text",
    arguments: [
      ("<a href=\"javascript:x\">", "\"href\" contains an unsafe URL"),
      ("<a href=' &#x6A;ava&#10;script&colon;x'>", "\"href\" contains an unsafe URL"),
      ("<a href=&#106avascript:x>", "\"href\" contains an unsafe URL"),
      ("<a href=VBScript:x>", "\"href\" contains an unsafe URL"),
      ("<a href=\"file:///x\">", "\"href\" contains an unsafe URL"),
      ("<object data=\"data:image/svg+xml;x\">", "\"data\" contains an unsafe URL"),
      ("<img srcset=\"a.png 1x, data:text/html,x 2x\">", "\"srcset\" contains an unsafe URL"),
      ("<p style=\"background:url(java\nscript:x)\">", "\"style\" contains an unsafe URL"),
      ("<img src=x onerror=alert(1)>", "\"onerror\" would run a script"),
      ("<svg/ONLOAD=x>", "\"onload\" would run a script"),
      ("<b a='>'onclick=x>", "\"onclick\" would run a script"),
      ("<noscript>", "<noscript> cannot be checked"),
      ("<div title=\"", "a tag or comment is not closed"),
      ("<div class=x", "a tag or comment is not closed"),
      ("<!-- hidden", "a tag or comment is not closed"),
      ("<!-- a --!><img onload=x> -->", "\"onload\" would run a script"),
      ("<![CDATA[><img onload=x>]]>", "\"onload\" would run a script"),
    ])
  func rejected(_ tag: String, _ reason: String) {
    let document = rendered("<div>\n\(tag)\n", options: Self.allowed)
    #expect(!document.text.contains("<div"))
    #expect(
      document.messages == [
        "page.md:1:1 error: this HTML is not allowed: \(reason); remove that part, or write it in Markdown"
      ])
  }

  @Test(
    "If allowed, tags in the tag filter are shown as text",
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

  @Test("If allowed, the tag filter applies inside what only cmark treats as a comment")
  func filteredInline() {
    #expect(
      html("a <?x > <script>alert(1)</script> ?> b", options: Self.allowed)
        == "<p>a <?x > &lt;script>alert(1)&lt;/script> ?> b</p>\n")
  }

  @Test(
    "HTML that only looks unsafe is unchanged",
    arguments: [
      "<pre>one=1 onclick=x</pre>", "<p title=\"on = off\">x</p>", "<b data-on=x>", "<p title=\"a > onload=x\">",
      "<img src=\"data:image/png;base64,AAAA\">",
    ])
  func innocent(_ markdown: String) {
    #expect(rendered(markdown, options: Self.allowed).findings.isEmpty)
  }

  @Test("The excerpt marker is never written", arguments: [true, false])
  func marker(_ rawHTML: Bool) {
    let document = rendered("a\n\n<!--more-->\n\nb <!-- more --> c\n", options: MarkdownOptions(rawHTML: rawHTML))
    #expect(document.text == "<p>a</p>\n<p>b  c</p>\n")
    #expect(document.findings.isEmpty)
  }
}
