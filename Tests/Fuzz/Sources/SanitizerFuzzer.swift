import HTML

/// Sanitizes the bytes as raw HTML, in one fragment and in several, and checks that the output contains only allowed names,
/// that its elements are nested correctly, and that sanitizing it again changes nothing.
struct SanitizerFuzzer: Fuzzer {
  private static let elements = Set(
    """
    a abbr address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup data dd del details
    dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark menu meter
    nav ol p picture pre progress q rp rt ruby s samp search section small source span strike strong sub summary sup table
    tbody td tfoot th thead time tr track tt u ul var video wbr
    """.split(whereSeparator: \.isWhitespace).map(String.init))
  private static let void: Set = ["br", "col", "hr", "img", "source", "track", "wbr"]
  private static let forbiddenAttributes: Set = [
    "style", "srcdoc", "ping", "formaction", "action", "xlink:href", "data", "background", "http-equiv", "is", "slot",
  ]
  private static let urls: Set = ["href", "src", "cite", "poster"]

  func run(_ bytes: [UInt8]) {
    var sanitizer = HTMLSanitizer()
    let once = sanitizer.sanitize(bytes).html + sanitizer.finish()
    check(once)
    var second = HTMLSanitizer()
    let output = second.sanitize(once)
    precondition(output.html + second.finish() == once)
    precondition(output.problems.isEmpty, "\(output.problems)")
    checkFragments(bytes)
  }

  /// Sanitizes each line on its own, with parts that begin and end at some of them.
  private func checkFragments(_ bytes: [UInt8]) {
    var sanitizer = HTMLSanitizer()
    var output: [UInt8] = []
    for (number, line) in bytes.split(separator: 0x0A).enumerated() {
      output += sanitizer.sanitize(Array(line)).html
      switch number % 5 {
      case 1: output += sanitizer.endBlock(beforeMarkdown: number % 2 == 0)
      case 2: sanitizer.enterPart()
      case 4: output += sanitizer.leavePart()
      default: break
      }
    }
    check(output + sanitizer.finish())
  }

  private func check(_ html: [UInt8]) {
    var open: [String] = []
    for token in PageTokens(html) {
      switch token {
      case .text: continue
      case .tag(let tag):
        let name = tag.name
        precondition(Self.elements.contains(name), name)
        if tag.isEndTag {
          precondition(open.popLast() == name)
        } else if !Self.void.contains(name) {
          open.append(name)
        }
        for attribute in tag.attributes { check(attribute) }
      case .comment, .doctype, .unfinishedTag: fatalError("the output contains more than tags and text")
      }
    }
    precondition(open.isEmpty)
  }

  private func check(_ attribute: HTMLAttribute) {
    let name = attribute.name
    precondition(attribute.quote == UInt8(ascii: "\""))
    precondition(!name.hasPrefix("on") && !Self.forbiddenAttributes.contains(name), name)
    precondition(name.utf8.allSatisfy { $0.isASCIILetter || $0 == UInt8(ascii: "-") }, name)
    let value = attribute.value
    if Self.urls.contains(name) { precondition(AllowedSchemes.standard.allow(value.utf8, forImage: true), value) }
  }
}
