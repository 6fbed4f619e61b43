import HTML
import Testing

@Suite("The sanitizer of raw HTML")
struct HTMLSanitizerTests {
  /// Returns the output for a document that consists of one fragment.
  static func sanitized(_ html: String, resolve: (HTMLLink) -> HTMLLinkResolution = { _ in .keep }) -> String {
    var sanitizer = HTMLSanitizer()
    let output = sanitizer.sanitize(Array(html.utf8), resolve: resolve).html
    return String(decoding: output + sanitizer.finish(), as: UTF8.self)
  }

  static func problems(_ html: String) -> [HTMLProblem.Kind] {
    var sanitizer = HTMLSanitizer()
    return sanitizer.sanitize(Array(html.utf8)).problems.map(\.kind)
  }

  @Test(
    "Allowed HTML keeps its meaning, without problems",
    arguments: [
      "<p class=\"a\" id=\"b\" title=\"x &lt; y\">a &amp; b</p>",
      "<table><tbody><tr><th scope=\"row\">a</th><td colspan=\"2\">b</td></tr></tbody></table>",
      "<details open=\"\"><summary>a</summary>b</details>",
      "<figure><img src=\"a.png\" alt=\"A\"><figcaption>c</figcaption></figure>",
      "<abbr title=\"a\">b</abbr> <sub>c</sub> <kbd>d</kbd> <ruby>e<rp>(</rp><rt>f</rt></ruby> g<br>h<wbr>i",
      "<dl><div><dt>a</dt><dd>b</dd></div></dl>", "<ol start=\"3\" reversed=\"\"><li value=\"2\">a</li></ol>",
      "<picture><source srcset=\"a.webp 1x, b.webp 2x\" media=\"(min-width: 1px)\"><img src=\"a.png\" alt=\"\"></picture>",
      "<video src=\"a.mp4\" poster=\"a.png\" controls=\"\"><track src=\"a.vtt\" kind=\"captions\"></video>",
      "<a href=\"https://a/?b=c&amp;d\" target=\"_blank\" rel=\"noopener\">x</a>",
      "<div aria-label=\"a\" role=\"note\">b</div>",
    ])
  func unchanged(html: String) {
    #expect(Self.sanitized(html) == html)
    #expect(Self.problems(html) == [])
  }

  @Test(
    "Values are quoted and escaped, and references are decoded",
    arguments: [
      ("<p title='\"<>&'>", "<p title=\"&quot;&lt;&gt;&amp;\"></p>"), ("<p title=a&copy;b>", "<p title=\"a©b\"></p>"),
      ("<P TITLE=A>", "<p title=\"A\"></p>"), ("<p title title=b>", "<p title=\"\"></p>"),
      ("a &copy; &ampx \"b\"", "a © &amp;x &quot;b&quot;"),
      ("a < b <3 </ >", "a &lt; b &lt;3 "), ("a\r\nb\u{0}", "a\nb\u{FFFD}"),
    ])
  func escaped(html: String, expected: String) { #expect(Self.sanitized(html) == expected) }

  @Test(
    "An element in which browsers recognize no tags is text as a whole",
    arguments: [
      "script", "style", "title", "textarea", "xmp", "iframe", "noscript", "noembed", "noframes", "template",
    ])
  func literal(name: String) {
    let html = "<\(name) a=\"<b>\"><i>&amp;</i></\(name)>"
    #expect(
      Self.sanitized("\(html)<b>c</b>")
        == "&lt;\(name) a=&quot;&lt;b&gt;&quot;&gt;&lt;i&gt;&amp;amp;&lt;/i&gt;&lt;/\(name)&gt;<b>c</b>")
    #expect(Self.problems(html) == [.element(name)])
  }

  @Test("The rest of a plaintext element and of an element without an end tag is text")
  func unclosedLiteral() {
    #expect(Self.sanitized("<plaintext></plaintext><b>") == "&lt;plaintext&gt;&lt;/plaintext&gt;&lt;b&gt;")
    #expect(Self.sanitized("<b><title><i></b>") == "<b>&lt;title&gt;&lt;i&gt;&lt;/b&gt;</b>")
  }

  @Test(
    "The tags of another element that is not allowed are text, and its contents are sanitized",
    arguments: [
      "object", "embed", "base", "meta", "link", "form", "svg", "math", "input", "button", "select", "marquee", "x-y",
      "body",
    ])
  func disallowed(name: String) {
    #expect(Self.sanitized("<\(name) x><b>a</b></\(name)>") == "&lt;\(name) x&gt;<b>a</b>&lt;/\(name)&gt;")
    #expect(Self.problems("<\(name) x><b>a</b></\(name)>") == [.element(name)])
  }

  @Test(
    "Attributes that are not allowed are omitted and reported",
    arguments: [
      ("style", HTMLProblem.Kind.attribute("style", element: "a")), ("srcdoc", .attribute("srcdoc", element: "a")),
      ("ping", .attribute("ping", element: "a")), ("formaction", .attribute("formaction", element: "a")),
      ("data-x", .attribute("data-x", element: "a")), ("xlink:href", .attribute("xlink:href", element: "a")),
      ("onclick", .eventHandler("onclick")), ("ONCLICK", .eventHandler("onclick")),
    ])
  func attribute(name: String, problem: HTMLProblem.Kind) {
    #expect(Self.sanitized("<a \(name)=x class=y>z</a>") == "<a class=\"y\">z</a>")
    #expect(Self.problems("<a \(name)=x class=y>z</a>") == [problem])
  }

  @Test(
    "A name that clobbers a property of the document is omitted",
    arguments: ["cookie", "getElementById", "forms", "attributes", "__proto__"])
  func clobbering(name: String) {
    #expect(Self.sanitized("<a id=\(name) name=\(name)>x</a>") == "<a>x</a>")
    #expect(Self.problems("<p id=\(name)>") == [.identifier(name)])
    #expect(Self.sanitized("<img name=x id=our-\(name)>") == "<img id=\"our-\(name)\">")
  }

  @Test("Comments are omitted, and the text around them never becomes a tag")
  func comments() {
    #expect(Self.sanitized("a<!-- <b> -->b<?php ?>c<!doctype html>d<![CDATA[e]]>f") == "abcdf")
    #expect(Self.sanitized("<<!-- -->script>x<<!-- -->/script>") == "&lt;script&gt;x&lt;/script&gt;")
    #expect(Self.sanitized("<!--><b>c</b>-->") == "<b>c</b>--&gt;")
  }

  @Test(
    "A tag or comment without an end is text", arguments: ["<b title=\"", "<b", "<!-- a", "</b x", "<!doctype"])
  func unclosed(html: String) {
    #expect(Self.problems(html) == [.unclosed])
    #expect(!Self.sanitized(html).contains("<"))
  }

  @Test(
    "A URL with a scheme that is not allowed is omitted",
    arguments: [
      ("<a href='java&#10;script:x'>", "<a></a>"), ("<img src=javascript:x>", "<img>"),
      ("<video poster=data:x>", "<video></video>"),
      ("<img srcset='a 1x, javascript:x 2x'>", "<img srcset=\"a 1x\">"), ("<q cite=vbscript:x>", "<q></q>"),
    ])
  func unsafeURL(html: String, expected: String) {
    #expect(Self.sanitized(html) == expected)
    let attributes = Self.problems(html).map { if case .url(_, nil) = $0 { true } else { false } }
    #expect(attributes == [true])
  }

  @Test("The problem names a scheme that the site can add")
  func addableScheme() {
    #expect(Self.problems("<a href=Signal:x>") == [.url(attribute: "href", addable: URLScheme(named: "signal"))])
  }

  @Test("URLs are resolved, and an image without a target is replaced with its text")
  func resolved() {
    let html =
      "<a href=' b\n.md '>a</a><img src=c.png alt='<d>'><img src=e.png alt=''><img srcset='f.png 2x,g.png' alt=h>"
    var links: [String] = []
    let output = Self.sanitized(html) { link in
      links.append("\(link.kind) \(link.destination) \(link.description)")
      return link.destination == "b.md" ? .replace("/b/?\"&") : .drop
    }
    #expect(output == "<a href=\"/b/?&quot;&amp;\">a</a>&lt;d&gt;<img alt=\"h\">")
    #expect(links == ["link b.md ", "image c.png <d>", "file e.png ", "file f.png ", "file g.png "])
    #expect(Self.sanitized("<a href=b>") { _ in .replace("javascript:x") } == "<a></a>")
  }

  @Test(
    "A link to a new window gives it no access to this one",
    arguments: [
      ("target=_blank", "target=\"_blank\" rel=\"noopener\""),
      ("target=_BLANK rel='OPENER nofollow'", "target=\"_blank\" rel=\"nofollow noopener\""),
      ("rel=me", "rel=\"me\""), ("target=_self", ""), ("target=other", ""),
    ])
  func target(attributes: String, expected: String) {
    #expect(Self.sanitized("<a \(attributes)>x</a>") == "<a\(expected.isEmpty ? "" : " ")\(expected)>x</a>")
  }
}
