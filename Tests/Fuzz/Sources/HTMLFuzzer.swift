import HTML

/// Splits the bytes into the tokens of a page and of text in every state, and checks that the tokens are in the source, in
/// order, and that text without tags contains no end of its element.
struct HTMLFuzzer: Fuzzer {
  private static let states: [(state: TextState, element: String)] = [
    (.data, ""), (.characterReferences, "title"), (.raw, "style"), (.script, "script"), (.plainText, "plaintext"),
  ]

  func run(_ bytes: [UInt8]) {
    for (state, element) in Self.states {
      for allowsCDATA in [false, true] {
        var tokenizer = HTMLTokenizer(bytes)
        tokenizer.enter(state, of: element)
        tokenizer.allowsCDATA = allowsCDATA
        var position = 0
        while let token = tokenizer.next() {
          check(token, in: bytes, from: &position)
          precondition(position <= tokenizer.position)
        }
        precondition(tokenizer.position == bytes.count)
      }
    }
    var position = 0
    for token in PageTokens(bytes) { check(token, in: bytes, from: &position) }
    checkText(bytes)
  }

  /// Checks that a token is in the source after `position`, which moves to its end, and that its parts are in it.
  private func check(_ token: HTMLToken, in source: [UInt8], from position: inout Int) {
    let range = range(of: token)
    precondition(position <= range.lowerBound && !range.isEmpty && range.upperBound <= source.count)
    position = range.upperBound
    switch token {
    case .tag(let tag): check(tag, in: source)
    case .comment(let comment): precondition(range.contains(comment.text))
    case .text, .doctype, .unfinishedTag: break
    }
  }

  private func check(_ tag: HTMLTag, in source: [UInt8]) {
    precondition(source[tag.range.lowerBound] == UInt8(ascii: "<"))
    precondition(source[tag.range.upperBound - 1] == UInt8(ascii: ">"))
    precondition(tag.range.contains(tag.nameRange) && !tag.nameRange.isEmpty)
    var position = tag.nameRange.upperBound
    var names: Set<[UInt8]> = []
    for attribute in tag.attributes {
      precondition(position <= attribute.range.lowerBound && attribute.range.upperBound < tag.range.upperBound)
      position = attribute.range.upperBound
      precondition(names.insert(Array(attribute.nameBytes)).inserted)
      _ = attribute.value
    }
  }

  /// Checks that escaped text is a single token and is decoded to the same text.
  private func checkText(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self).filter { $0 != "\0" && !$0.isNewline }
    let escaped = Array(HTMLEscaping.escaped(text).utf8)
    var tokenizer = HTMLTokenizer(escaped)
    if text.isEmpty { return precondition(tokenizer.next() == nil) }
    guard case .text(let token)? = tokenizer.next(), token.range == escaped.indices else {
      fatalError("escaped text contains markup")
    }
    precondition(CharacterReferences.decoding(escaped[...], in: .text) == Array(text.utf8))
  }

  private func range(of token: HTMLToken) -> Range<Int> {
    switch token {
    case .text(let text): text.range
    case .tag(let tag): tag.range
    case .comment(let comment): comment.range
    case .doctype(let range, _): range
    case .unfinishedTag(let range, _): range
    }
  }
}
