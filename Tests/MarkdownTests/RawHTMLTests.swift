import HTML
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

  @Test("If allowed, raw HTML is written as HTML, without its comments")
  func passes() {
    let markdown = "A <b title='x'>bold</b> word\n\n<div class=x>\n\n*text*\n\n</div>\n\n<!-- note -->\n"
    let document = rendered(markdown, options: Self.allowed)
    #expect(
      document.text == """
        <p>A <b title="x">bold</b> word</p>
        <div class="x">
        <p><em>text</em></p>
        </div>

        """)
    #expect(document.findings.isEmpty)
  }

  @Test(
    "If allowed, HTML that could harm readers is an error and omitted",
    arguments: [
      ("<a href=\"javascript:x\">", "\"href\" contains an unsafe URL"),
      ("<a href=' &#x6A;ava&#10;script&colon;x'>", "\"href\" contains an unsafe URL"),
      ("<a href=&#106avascript:x>", "\"href\" contains an unsafe URL"),
      ("<a href=\"file:///x\">", "\"href\" contains an unsafe URL"),
      ("<img srcset=\"a.png 1x, data:text/html,x 2x\">", "\"srcset\" contains an unsafe URL"),
      ("<img src=x onerror=alert(1)>", "\"onerror\" would run a script"),
      ("<b a='>'onclick=x>", "\"onclick\" would run a script"),
      ("<div title=\"", "a tag or comment is not closed"),
      ("<div class=x", "a tag or comment is not closed"),
      ("<!-- hidden", "a tag or comment is not closed"),
      ("<!-- a --!><img onload=x> -->", "\"onload\" would run a script"),
      ("<![CDATA[><img onload=x>]]>", "\"onload\" would run a script"),
    ])
  func rejected(_ tag: String, _ reason: String) {
    let document = rendered("<div>\n\(tag)\n", options: Self.allowed)
    #expect(!document.text.contains("script:") && !document.text.contains("<img on") && !document.text.contains("<!--"))
    let errors = document.findings.filter { $0.rule.severity == .error }.map {
      $0.diagnostic(in: "page.md").description
    }
    #expect(errors.count == 1)
    #expect(
      errors[0].hasSuffix(" error: this HTML is not allowed: \(reason); remove that part, or write it in Markdown"))
    #expect(errors[0].hasPrefix("page.md:2:"))
  }

  @Test(
    "If allowed, a tag that is not in the allowlist is shown as text as a whole",
    arguments: [
      ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
      ("<div>\n<SCRIPT/x>alert(1)</SCRIPT\n></div>", "<div>\n&lt;SCRIPT/x&gt;alert(1)&lt;/SCRIPT\n&gt;</div>"),
      ("<div><style>p {}</style></div>", "<div>&lt;style&gt;p {}&lt;/style&gt;</div>"),
      (
        "<iframe srcdoc=\"<script>x</script>\"></iframe>",
        "&lt;iframe srcdoc=&quot;&lt;script&gt;x&lt;/script&gt;&quot;&gt;&lt;/iframe&gt;"
      ),
      ("<form action=\"/\"><b>x</b></form>", "&lt;form action=&quot;/&quot;&gt;<b>x</b>&lt;/form&gt;"),
      (
        "<textarea placeholder=\"<svg onload=alert(1)>\"></textarea>",
        "<p>&lt;textarea placeholder=&quot;&lt;svg onload=alert(1)&gt;&quot;&gt;&lt;/textarea&gt;</p>"
      ),
    ])
  func shownAsText(_ markdown: String, _ html: String) {
    let document = rendered(markdown, options: Self.allowed)
    #expect(document.text == html + "\n")
    #expect(document.findings.map(\.rule.severity) == [.warning])
  }

  @Test("If allowed, each tag that is not written has a finding with its location and a fix")
  func findings() {
    let markdown = """
      a <script>x</script> <b style=x>y</b>

      > <div>
      > <object> é <object>
      > <li>
      > </div></i>
      """
    #expect(
      rendered(markdown, options: Self.allowed, startLine: 4).messages == [
        "page.md:4:3 warning: the tag <script> is shown as text; remove it",
        "page.md:4:22 warning: the attribute \"style\" of <b> is left out; remove it",
        "page.md:7:3 warning: the tag <object> is shown as text; remove it",
        "page.md:7:14 warning: the tag <object> is shown as text; remove it",
        "page.md:8:3 warning: the tag <li> is shown as text, because it is not in <ul> or <ol>; add the tags around it",
        "page.md:9:9 warning: the end tag </i> has no start tag and is left out; remove it, or put both tags in the same block",
      ])
  }

  @Test("The number of findings is limited")
  func findingLimit() {
    let document = rendered(String(repeating: "<object>\n", count: 1500), options: Self.allowed)
    #expect(document.findings.count == 1000)
  }

  @Test(
    "An element can contain Markdown, and ends at the end of its paragraph, list item, block quote, or component",
    arguments: [
      ("a <b>x *y* z</b> w", "<p>a <b>x <em>y</em> z</b> w</p>\n"),
      ("a <b>x *y</b>* z", "<p>a <b>x <em>y</em> z</b></p>\n"),
      ("# a <b>x", "<h1 id=\"a-x\">a <b>x</b></h1>\n"),
      ("> <div>\n\nb", "<blockquote>\n<div>\n</div>\n</blockquote>\n<p>b</p>\n"),
      ("- <div>\n- b", "<ul>\n<li>\n<div>\n</div>\n</li>\n<li>b</li>\n</ul>\n"),
      (
        "| <b> |\n|-|\n| <i>x |",
        "<div class=\"table-scroll\" role=\"group\" aria-label=\"x\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n<th><b></b></th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><i>x</i></td>\n</tr>\n</tbody>\n</table>\n</div>\n"
      ),
      (
        "<details>\n<summary>a</summary>\n\n*b*\n\n</details>",
        "<details>\n<summary>a</summary>\n<p><em>b</em></p>\n</details>\n"
      ),
      (
        "<table>\n\n<tr>\n<td>\n\n*b*\n\n</td>\n</tr>\n\n</table>",
        "<table>\n<tr>\n<td>\n<p><em>b</em></p>\n</td>\n</tr>\n</table>\n"
      ),
      ("<p>\n\nb\n\n</p>", "<p>\n</p>\n<p>b</p>\n"), ("~~a <b>c~~ d", "<p><del>a <b>c</b></del> d</p>\n"),
      (
        "a <title>*b* <i>c</i></title> <i>d</i>",
        "<p>a &lt;title&gt;<em>b</em> &lt;i&gt;c&lt;/i&gt;&lt;/title&gt; <i>d</i></p>\n"
      ),
      (
        "> [!NOTE]\n> <div>",
        "<div class=\"markdown-alert markdown-alert-note\">\n<p class=\"markdown-alert-title\">Note</p>\n<div>\n</div>\n</div>\n"
      ),
    ])
  func scopes(_ markdown: String, _ expected: String) {
    #expect(html(markdown, options: Self.allowed) == expected)
  }

  @Test("The description of an image is plain text")
  func imageDescription() {
    #expect(html("![a <b>c</b>](d.png)", options: Self.allowed) == "<p><img src=\"d.png\" alt=\"a c\" /></p>\n")
    #expect(html("![a <b>c](javascript:d)", options: Self.allowed) == "<p>a <b>c</b></p>\n")
  }

  @Test(
    "Comments never join text into a tag",
    arguments: [
      "<!--:::--><<!-- -->script>document.title = 1<<!-- -->/script>",
      "<div><title><<!-- -->img src=x onerror=alert(1)></div>",
      "<!--:::=0-->", "a <!--:::=0--> b",
    ])
  func joined(_ markdown: String) {
    let text = html(markdown, options: Self.allowed)
    #expect(!text.contains("<script") && !text.contains("<img") && !text.contains("<!--"))
  }

  @Test("Only what only cmark treats as a comment is sanitized")
  func inlineInstruction() {
    #expect(
      html("a <?x > <script>alert(1)</script> ?> b", options: Self.allowed)
        == "<p>a  &lt;script&gt;alert(1)&lt;/script&gt; ?&gt; b</p>\n")
  }

  @Test("Links and images in raw HTML are resolved, with their locations")
  func links() {
    let markdown =
      "Go <a href=\"b.md\">to b</a>.\n\n<p>\n<img src=p.png alt='A hall'> <!-- <a href=c.md> -->\n<video src=v.mp4></video>\n"
    var links: [String] = []
    let document = rendered(markdown, options: Self.allowed) { link in
      guard let place = link.place else { return .locate }
      links.append("\(place.line):\(place.column) \(link.kind) \(link.destination) \(link.description)")
      return .replace("/x/\(link.destination)")
    }
    #expect(links == ["1:13 link b.md ", "4:10 image p.png A hall", "5:12 file v.mp4 "])
    #expect(
      document.text == """
        <p>Go <a href="/x/b.md">to b</a>.</p>
        <p>
        <img src="/x/p.png" alt="A hall"> 
        <video src="/x/v.mp4"></video>
        </p>

        """)
  }

  @Test("A scheme that the site adds is allowed")
  func schemes() throws {
    let schemes = AllowedSchemes(adding: [try #require(URLScheme(named: "signal"))])
    let markdown = "[a](signal:x) <a href=signal:y>b</a>"
    #expect(
      html(markdown, options: MarkdownOptions(rawHTML: true, schemes: schemes))
        == "<p><a href=\"signal:x\">a</a> <a href=\"signal:y\">b</a></p>\n")
    #expect(
      rendered(markdown, options: Self.allowed).messages == [
        "page.md:1:5 error: a link cannot point to \"signal:x\"; use a file on the site, "
          + "or a URL that begins with https: or mailto:, or add \"signal\" to url-schemes in site.yml",
        "page.md:1:15 error: this HTML is not allowed: \"href\" contains an unsafe URL; "
          + "remove that part, or write it in Markdown, or add \"signal\" to url-schemes in site.yml",
      ])
  }

  @Test(
    "HTML that only looks unsafe has no findings",
    arguments: [
      "<pre>one=1 onclick=x</pre>", "<p title=\"on = off\">x</p>", "<b id=on>", "<p title=\"a > onload=x\">",
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
