import HTML
import Testing

@Suite("Active content of XML files") struct ActiveContentTests {
  private func what(inSVG body: String, attributes: String = "") -> String? {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"\(attributes)>"
    return ActiveContent.first(inSVG: Array((svg + body + "</svg>").utf8))?.what
  }

  @Test(
    "Drawings are accepted",
    arguments: [
      "<path d='M0 0'/>",
      "<defs><linearGradient id='a'/></defs><rect fill='url(#a)' transform='rotate(4) scale(2 2)'/>",
      "<style>.a { fill: url('#b') } @media (prefers-color-scheme: dark) { .a { fill: rgb(1 2 3) } }</style>",
      "<style><![CDATA[ .a > .b { fill: none } ]]></style>", "<title>Hall (north)</title><desc>A &amp; B &#228;</desc>",
      "<use href='#a'/><use xlink:href=\"#b\"/>", "<image href='data:image/png;base64,AAAA'/>",
      "<g data-name='Layer(1)' aria-label='x(y)' id='a(b)'/>", "<animate attributeName='cx' values='1;2' dur='1s'/>",
      "<metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><r:li r:about=''/></r:RDF></metadata>",
      "<n:view xmlns:n='http://www.inkscape.org/namespaces/inkscape' onload='1' n:href='x'/>",
      "<!-- a > b --><g xml:space='preserve'/>",
    ])
  func harmless(body: String) { #expect(what(inSVG: body) == nil) }

  @Test(
    "Whatever runs, links, or loads something is found",
    arguments: [
      ("<!--> <g b='--> <script>' -->", "<script>"),
      ("<script>a()</script>", "<script>"), ("<g onload='a()'/>", "the attribute \"onload\""),
      ("<s:script xmlns:s='http://www.w3.org/2000/svg'/>", "<s:script>"), ("<SCRIPT/>", "<SCRIPT>"),
      ("<foreignObject/>", "<foreignObject>"), ("<a href='/'/>", "<a>"), ("<handler/>", "<handler>"),
      ("<use href='other.svg#a'/>", "a reference to \"other.svg#a\""),
      ("<use href='&#x6a;avascript:a()'/>", "a reference to \"javascript:a()\""),
      ("<g xmlns:l='http://www.w3.org/1999/xlink'><use l:href='data:x'/></g>", "a reference to \"data:x\""),
      ("<image href='data:image/svg+xml;base64,AA'/>", "a reference to \"data:image/svg+xml;base64,AA\""),
      ("<image href='https://other.example/a.png'/>", "a reference to \"https://other.example/a.png\""),
      ("<set attributeName='href' to='javascript:a()'/>", "an animation of the attribute \"href\""),
      ("<animate attributeName='onclick'/>", "an animation of the attribute \"onclick\""),
      (
        "<rect fill='url(https://other.example/#a)'/>", "\"url(https://other.example/#a)\", which can load another file"
      ),
      ("<rect style='fill: u\\72l(a)'/>", "an escape in \"fill: u\\72l(a)\""),
      ("<rect style='mask: image-set(\"a\" 1x)'/>", "\"image-set(a\" 1x)\", which can load another file"),
      ("<style>@import 'a';</style>", "\"@import\", which can load another file"),
      ("<style>@im<!-- -->port 'a';</style>", "\"@import\", which can load another file"),
      ("<style>@im<![CDATA[port]]> 'a';</style>", "\"@import\", which can load another file"),
      ("<style>a { b: &#117;rl(c) }</style>", "\"url(c) }\", which can load another file"),
      ("<style>@im<g/>port 'a';</style>", "<g> in a style sheet"),
      ("<g xmlns='http://www.w3.org/1999/xhtml'/>", "elements in the namespace http://www.w3.org/1999/xhtml"),
      ("<h:p xmlns:h='http://www.w3.org/1999/xhtml'/>", "elements in the namespace http://www.w3.org/1999/xhtml"),
      (
        "<g xmlns:e='http://www.w3.org/2001/xml-events'/>",
        "elements in the namespace http://www.w3.org/2001/xml-events"
      ),
      ("<g xmlns:xlink='urn:x'/>", "a second namespace for xlink"),
      ("<x:g/>", "<x:g>, whose namespace is not declared"),
      ("<g xml:base='https://other.example/'/>", "the attribute \"xml:base\""),
      ("<g x:a='1'/>", "the attribute \"x:a\""),
      ("<?xml-stylesheet href='a'?>", "a processing instruction, which can load a style sheet or a script"),
    ])
  func active(body: String, expected: String) { #expect(what(inSVG: body) == expected) }

  @Test(
    "Text that parsers could read in different ways is found",
    arguments: ["&script;", "<g a=b>", "<g/><", "<g a='1'a='2'/>", "<g a='1' a='1'/>"])
  func malformed(body: String) { #expect(what(inSVG: body) == "text that is not well-formed XML") }

  @Test("Declarations that could declare entities, and other encodings, are found")
  func declarations() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg'/>"
    let type = "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">"
    func what(_ text: String) -> String? { ActiveContent.first(inSVG: Array(text.utf8))?.what }
    #expect(what("\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n\(type)\n\(svg)") == nil)
    #expect(what("<?xml version='1.0' encoding='utf-7'?>" + svg) == "text in an encoding other than UTF-8")
    #expect(
      what("<!DOCTYPE svg [<!ENTITY a '<script/>'>]>" + svg)
        == "a document type with declarations, which can contain scripts")
  }

  @Test("A finding has a line and a column")
  func location() {
    let found = ActiveContent.first(inSVG: Array("<svg>\n<g>é</g> <script/>\n</svg>".utf8))
    #expect(found?.what == "<script>" && found?.line == 2 && found?.column == 10)
  }

  @Test("Data in XML is accepted, and a page in XML is found")
  func data() {
    func what(_ text: String) -> String? { ActiveContent.first(inXML: Array(text.utf8))?.what }
    #expect(what("<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>A</title></feed>") == nil)
    #expect(
      what("<feed><x:script xmlns:x='http://www.w3.org/1999/&#120;html'/></feed>")
        == "elements in the namespace http://www.w3.org/1999/xhtml")
    #expect(
      what("<?xml-stylesheet href='a.xsl'?><a/>")
        == "a processing instruction, which can load a style sheet or a script")
  }
}
