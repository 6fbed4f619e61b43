import HTML
import Testing

@Suite("The tokenizer splits HTML as browsers do")
struct HTMLTokenizerTests {
  /// The tokens of `html`, each with its kind and its source.
  static func tokens(_ html: String, allowsCDATA: Bool = false) -> [String] {
    let source = Array(html.utf8)
    var tokenizer = HTMLTokenizer(source)
    tokenizer.allowsCDATA = allowsCDATA
    var found: [String] = []
    while let token = tokenizer.next() {
      if case .tag(let tag) = token, !tag.isEndTag { tokenizer.state = TextState(after: tag) }
      found.append(shown(token, in: source))
    }
    return found
  }

  static func shown(_ token: HTMLToken, in source: [UInt8]) -> String {
    func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }
    return switch token {
    case .text(let part): (part.isLiteral ? "literal " : "text ") + text(part.range)
    case .tag(let tag): (tag.isEndTag ? "end " : "start ") + text(tag.range)
    case .comment(let comment): (comment.isClosed ? "comment " : "unclosed ") + text(comment.text)
    case .doctype(let range, let isClosed): (isClosed ? "doctype " : "unclosed ") + text(range)
    case .unfinishedTag(let range, _): "unfinished " + text(range)
    }
  }

  @Test(
    "A comment ends where it ends in browsers",
    arguments: [
      ("<!-- a > b -->c", [" a > b "]), ("<!---->c", [""]), ("<!-- -- -->c", [" -- "]), ("<!-->c", [""]),
      ("<!--->c", [""]), ("<!--a--!>c", ["a"]), ("<!--a--->c", ["a-"]), ("<!--!>a-->c", ["!>a"]),
      ("<!---!>a-->c", ["-!>a"]), ("<!----!>c", [""]), ("<!--<!-->c", ["<!"]), ("<!--<!--->c", ["<!-"]),
      ("<!--a--!-->c", ["a--!"]), ("<?php a ?>c", ["?php a ?"]), ("</ a>c", [" a"]), ("<!a>c", ["a"]), ("<!>c", [""]),
    ])
  func comments(html: String, texts: [String]) {
    #expect(Self.tokens(html) == texts.map { "comment \($0)" } + ["text c"])
  }

  @Test(
    "A comment without an end takes the rest, without what could begin its end",
    arguments: [("<!--a", "a"), ("<!--a--", "a"), ("<!--a--!", "a"), ("<!--a---", "a-"), ("<!---", ""), ("<!", "")])
  func unclosedComments(html: String, text: String) { #expect(Self.tokens(html) == ["unclosed \(text)"]) }

  @Test("Signs that begin no markup are text", arguments: ["a < b", "a <3", "a <", "a </", "<1>", "< a>", "&<é>"])
  func signs(html: String) { #expect(Self.tokens(html) == ["text \(html)"]) }

  @Test("An end tag without a name is nothing")
  func nothing() { #expect(Self.tokens("a</>b") == ["text a", "text b"]) }

  @Test(
    "A tag ends at the first > outside quotation marks around a value",
    arguments: [
      (#"<a b=">" c='>'>"#, "start"), (#"<a b">"#, "start"), ("<a =>", "start"), ("<a b= >", "start"),
      (#"</a b=">">"#, "end"), ("<a/b/>", "start"), (#"<a b='">'>"#, "start"),
    ])
  func tags(html: String, kind: String) { #expect(Self.tokens(html + "c") == ["\(kind) \(html)", "text c"]) }

  @Test("A tag that the source ends in takes the rest", arguments: ["<a", "<a b", "<a b=", "<a b=\"c>", "</a b='"])
  func unfinishedTags(html: String) { #expect(Self.tokens("x" + html) == ["text x", "unfinished \(html)"]) }

  @Test("Only its own end tag ends text without tags")
  func rawText() {
    #expect(
      Self.tokens("<style><a></b></styles></STYLE x>c")
        == ["start <style>", "literal <a></b></styles>", "end </STYLE x>", "text c"])
    #expect(Self.tokens("<title>&amp;<b></title>") == ["start <title>", "text &amp;<b>", "end </title>"])
    #expect(Self.tokens("<textarea></textarea>") == ["start <textarea>", "end </textarea>"])
    #expect(Self.tokens("<xmp></xmp") == ["start <xmp>", "literal </xmp"])
    #expect(Self.tokens("<plaintext><b></plaintext>") == ["start <plaintext>", "literal <b></plaintext>"])
    #expect(Self.tokens("<iframe><b></iframe>") == ["start <iframe>", "literal <b>", "end </iframe>"])
  }

  @Test(
    "A script ends at its end tag, unless a comment in it has an open script",
    arguments: [
      "a<b></b>", "<!-- ", "<!-- <script>x</script>", "<!-- <script> --> <script>", "<!--><script>",
      "<!-- <scripts>", "<!-- <script></script><script/></script -->", "<script>",
    ])
  func scripts(text: String) {
    let tokens = ["start <script>", "literal \(text)", "end </script>", "text c"]
    #expect(Self.tokens("<script>\(text)</script>c") == tokens)
  }

  @Test("CDATA is text in SVG and MathML, and a comment in HTML")
  func cdata() {
    #expect(Self.tokens("<![CDATA[a]]>b") == ["comment [CDATA[a]]", "text b"])
    #expect(Self.tokens("<![CDATA[a>&]]>b<![CDATA[]]>", allowsCDATA: true) == ["literal a>&", "text b"])
    #expect(Self.tokens("<![CDATA[a]]", allowsCDATA: true) == ["literal a]]"])
  }

  @Test("A document type ends at the first >, even in quotation marks")
  func doctypes() {
    #expect(Self.tokens("<!DOCTYPE html>a") == ["doctype <!DOCTYPE html>", "text a"])
    #expect(Self.tokens(#"<!doctype html PUBLIC ">">"#) == [#"doctype <!doctype html PUBLIC ">"#, #"text ">"#])
    #expect(Self.tokens("<!doctype") == ["unclosed <!doctype"])
  }

  @Test("A part of a source can be read, with positions in the whole source")
  func ranges() {
    let source = Array("<b><a href=x>y</a>".utf8)
    var tokenizer = HTMLTokenizer(source, in: 3..<14)
    guard case .tag(let tag)? = tokenizer.next(), case .text(let text)? = tokenizer.next() else {
      Issue.record("no tag and text")
      return
    }
    #expect(tag.range == 3..<13)
    #expect(tag["href"]?.valueRange == 11..<12)
    #expect(text.range == 13..<14)
    #expect(tokenizer.position == 14)
  }
}
