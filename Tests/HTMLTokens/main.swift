// Writes the tokens of the HTML documents in the standard input, for Tests/Site/test_html_tokens.py. A document is a
// line with the state of the tokenizer, the element that it is in (`-` if none), and the number of bytes, and then
// these bytes. For each of them, a line of JSON is written: tokens in the format of html5lib's tests.

import FoundationEssentials
import Glibc
import HTML

enum Entry: Encodable {
  case text(String)
  case missing
  case flag(Bool)
  case attributes([String: String])

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .missing: try container.encodeNil()
    case .flag(let flag): try container.encode(flag)
    case .attributes(let attributes): try container.encode(attributes)
    }
  }
}

/// Returns the characters of the source as a browser's tokenizer reads them.
func characters(_ bytes: ArraySlice<UInt8>, keepsNull: Bool = false) -> ArraySlice<UInt8> {
  let parts = keepsNull ? bytes.split(separator: 0, omittingEmptySubsequences: false) : [bytes]
  return parts.map { SourceCharacters.normalized($0) }.joined(separator: [0]).map { $0 }[...]
}

func entries(_ token: HTMLToken, in source: [UInt8], _ state: TextState) -> [Entry] {
  switch token {
  case .text(let text):
    let bytes = characters(source[text.range], keepsNull: state == .data)
    let decoded = text.isLiteral ? Array(bytes) : CharacterReferences.decoding(bytes, in: .text)
    return [.text("Character"), .text(String(decoding: decoded, as: UTF8.self))]
  case .tag(let tag) where tag.isEndTag: return [.text("EndTag"), .text(name(tag.nameBytes))]
  case .tag(let tag):
    let pairs = tag.attributes.map { (name($0.nameBytes), $0.value) }
    let attributes = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    let entries: [Entry] = [.text("StartTag"), .text(name(tag.nameBytes)), .attributes(attributes)]
    return entries + (tag.isSelfClosing ? [.flag(true)] : [])
  case .comment(let comment):
    return [.text("Comment"), .text(String(decoding: characters(source[comment.text]), as: UTF8.self))]
  case .doctype: return [.text("DOCTYPE")]
  case .unfinishedTag: return []
  }
}

func name(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: characters(bytes), as: UTF8.self) }

let states: [TextState] = [.data, .plainText, .characterReferences, .raw, .script, .data]

func tokens(_ words: [Substring], _ source: [UInt8]) -> [[Entry]] {
  var tokenizer = HTMLTokenizer(source)
  let number = Int(words[0]) ?? 0
  tokenizer.enter(states[number], of: words[1] == "-" ? "" : String(words[1]))
  tokenizer.allowsCDATA = number == 5
  var found: [[Entry]] = []
  var state = tokenizer.state
  while let token = tokenizer.next() {
    found.append(entries(token, in: source, state))
    state = tokenizer.state
  }
  return found.filter { !$0.isEmpty }
}

while let line = readLine() {
  let words = line.split(separator: " ")
  // The last state is the one in a CDATA section.
  var source = words[0] == "5" ? Array("<![CDATA[".utf8) : []
  for _ in 0..<(Int(words[2]) ?? 0) { source.append(UInt8(truncatingIfNeeded: getchar())) }
  let json = try JSONEncoder().encode(tokens(words, source))
  print(String(decoding: json, as: UTF8.self))
}
