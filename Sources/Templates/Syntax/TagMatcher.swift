import Diagnostics

/// Matches the opening and closing tags of a template before the tags are parsed.
///
/// Each mistake is reported once, at the tag to fix. ``tokens(repairing:)`` returns tokens in which every opening tag
/// has its closing tag, so one mistake does not cause others. Cost is linear in the number of tokens.
struct TagMatcher {
  /// An opening tag whose closing tag has not been read.
  struct OpenTag {
    let name: String
    let location: SourceLocation
    /// A Boolean value that indicates whether the language has the tag. Other tags are reported when they are parsed.
    let isKnown: Bool
    /// The location of its `{% else %}`.
    var otherwise: SourceLocation?
    /// A closing tag directly inside it that does not match any opening tag.
    var stray: Stray?

    var ending: String { "end" + name }
  }

  /// A closing tag that does not match any opening tag, with the position of its finding.
  struct Stray {
    let index: Int
    let finding: Int
  }

  /// A closing tag before which inner tags were not closed.
  struct Overlap {
    let index: Int
    let outer: OpenTag
    let inner: OpenTag
    let innerCount: Int
    let finding: Int
    /// The number of tags that are open after the closing tag.
    let depth: Int
  }

  let tokens: [Token]
  private(set) var open: [OpenTag] = []
  private(set) var findings: [TemplateError] = []
  var edits = TagEdits()
  private var overlap: Overlap?
  /// A Boolean value that indicates whether a tag has an unknown name. Closing tags that do not match may belong to it.
  private var hasUnknownTag = false
  /// The names in the template's closing tags, by which an unknown opening tag is recognized.
  private let closedNames: Set<String>

  /// The symbols of assignments in this and other languages.
  private static let assignments: Set = ["=", "==", ":=", "+=", "-="]

  static let blocks: Set = ["if", "for", "set", "with", "block", "macro", "call", "filter", "autoescape"]

  /// Returns the tokens with the tags repaired, and the mistakes.
  static func tokens(repairing tokens: [Token]) -> (tokens: [Token], findings: [TemplateError]) {
    var matcher = TagMatcher(tokens)
    for index in tokens.indices where tokens[index].kind == .tagStart {
      matcher.read(index)
      // The parser reports the depth.
      if matcher.open.count >= StatementParser.depthLimit - 1 { return (tokens, []) }
    }
    while let tag = matcher.open.popLast() { matcher.reportUnclosed(tag, before: tokens.count - 1) }
    return (matcher.edits.applied(to: tokens), matcher.findings)
  }

  private init(_ tokens: [Token]) {
    self.tokens = tokens
    closedNames = Set(
      zip(tokens, tokens.dropFirst()).compactMap { start, word in
        guard start.kind == .tagStart, case .name(let name) = word.kind, name.hasPrefix("end") else { return nil }
        return String(name.dropFirst(3))
      })
  }

  private mutating func read(_ index: Int) {
    guard case .name(let name) = tokens[index + 1].kind else { return readSlash(index) }
    switch name {
    case "else", "elif", "elseif", "elsif", "when": branch(name, at: index)
    case _ where name.hasPrefix("end") && !Self.blocks.contains(name): close(name, at: index)
    case "set" where isAssignment(index): break
    default:
      let isKnown = Self.blocks.contains(name)
      if !isKnown, !StatementParser.tags.contains(name) { hasUnknownTag = true }
      let isClosed = OtherLanguages.blocks.contains(name) || closedNames.contains(name)
      guard isKnown || isClosed && !StatementParser.tags.contains(name) else { return }
      open.append(OpenTag(name: name, location: tokens[index + 1].location, isKnown: isKnown))
    }
  }

  /// Reads a closing tag such as `{% /if %}`.
  private mutating func readSlash(_ index: Int) {
    guard tokens[index + 1].kind == .symbol("/"), case .name(let name) = tokens[index + 2].kind,
      let position = open.lastIndex(where: { $0.name == name })
    else { return }
    misspelled("/" + name, ending: open[position], at: index)
    close(to: position, at: index)
  }

  /// Returns whether the `set` tag at `index` has a value, so that no closing tag follows.
  private func isAssignment(_ index: Int) -> Bool {
    var depth = 0
    for token in tokens[index...] {
      switch token.kind {
      case .symbol("("), .symbol("["), .symbol("{"): depth += 1
      case .symbol(")"), .symbol("]"), .symbol("}"): depth -= 1
      case .symbol(let symbol) where depth == 0 && Self.assignments.contains(symbol): return true
      case .tagEnd, .end: return false
      default: break
      }
    }
    return false
  }
}

extension TagMatcher {
  private mutating func close(_ name: String, at index: Int) {
    var target = String(name.dropFirst(3))
    if target.isEmpty, case .name(let word) = tokens[index + 2].kind { target = word }
    guard Self.blocks.contains(target) || open.contains(where: { $0.name == target }) else {
      return closeMisspelled(name, at: index)
    }
    guard let position = open.lastIndex(where: { $0.name == target }) else { return stray(name, target, at: index) }
    if name == "end" { misspelled(name, ending: open[position], at: index) }
    close(to: position, at: index)
  }

  /// Closes a tag with a closing tag that the language does not have: the tag with the nearest name, or the innermost.
  private mutating func closeMisspelled(_ name: String, at index: Int) {
    let nearest = nearestName(to: name, in: open.map(\.ending))
    guard let position = open.lastIndex(where: { $0.ending == nearest }) ?? open.indices.last else {
      edits.remove(index)
      return report("unexpected tag \"\(name)\"", at: index, help: "remove it: no tag is open here")
    }
    misspelled(name, ending: open[position], at: index)
    close(to: position, at: index)
  }

  private mutating func misspelled(_ name: String, ending tag: OpenTag, at index: Int) {
    report(
      "unexpected tag \"\(name)\"", at: index,
      help: "write {% \(tag.ending) %} to close the \"\(tag.name)\" on line \(tag.location.line)")
    edits.replace(index, with: tag.ending)
  }

  /// Closes the open tag at `position` with the closing tag at `index`. Reports the tags inside it that are still open.
  private mutating func close(to position: Int, at index: Int) {
    let outer = open[position]
    let inner = open[(position + 1)...]
    open.removeSubrange(position...)
    for tag in inner.reversed() { reportUnclosed(tag, before: index) }
    if let first = inner.first, first.isKnown, first.stray == nil {
      overlap = Overlap(
        index: index, outer: outer, inner: first, innerCount: inner.count, finding: findings.count - 1,
        depth: open.count)
    }
    if !outer.isKnown { edits.remove(index) }
  }

  /// Reads a closing tag whose opening tag is not open.
  private mutating func stray(_ name: String, _ target: String, at index: Int) {
    edits.remove(index)
    if let overlap, overlap.depth == open.count, explain(overlap, by: target, at: index) {
      self.overlap = nil
      return
    }
    guard !hasUnknownTag else { return }
    report("unexpected tag \"\(name)\"", at: index, help: "remove it: no \"\(target)\" is open here")
    if !open.isEmpty, open[open.count - 1].stray == nil {
      open[open.count - 1].stray = Stray(index: index, finding: findings.count - 1)
    }
  }

  /// Reports two tags that overlap, or a wrong closing tag, if the closing tag of `target` at `index` shows that this
  /// is the mistake.
  private mutating func explain(_ overlap: Overlap, by target: String, at index: Int) -> Bool {
    let (inner, outer, end) = (overlap.inner, overlap.outer, tokens[overlap.index + 1])
    if target == inner.name {
      findings[overlap.finding] = TemplateError(
        "the \"\(inner.name)\" on line \(inner.location.line) is still open at {% \(end.description) %}",
        at: end.location,
        help: "move {% \(inner.ending) %} from line \(tokens[index].location.line) before it")
      return true
    }
    guard target == outer.name, overlap.innerCount == 1 else { return false }
    findings[overlap.finding] = mismatch(of: inner, at: overlap.index)
    edits.closeInner(overlap.index, with: inner.ending, andOuterAt: index)
    return true
  }

  private func mismatch(of tag: OpenTag, at index: Int) -> TemplateError {
    TemplateError(
      "\"\(tokens[index + 1].description)\" does not close the \"\(tag.name)\" on line \(tag.location.line)",
      at: tokens[index + 1].location, help: "write {% \(tag.ending) %}")
  }

  /// Reports a tag that is still open at the token at `index`, and closes it there.
  private mutating func reportUnclosed(_ tag: OpenTag, before index: Int) {
    if let stray = tag.stray {
      findings[stray.finding] = mismatch(of: tag, at: stray.index)
      return edits.restore(stray.index, as: tag.ending)
    }
    guard tag.isKnown else { return }
    let next = tokens[min(index + 1, tokens.count - 1)]
    let place = next.kind == .end ? "" : " before {% \(next.description) %} on line \(next.location.line)"
    findings.append(
      TemplateError(
        "this \"\(tag.name)\" is not closed\(place)", at: tag.location, help: "end it with {% \(tag.ending) %}"))
    edits.insert(tag.ending, before: index)
  }

  private mutating func report(_ message: String, at index: Int, help: String) {
    findings.append(TemplateError(message, at: tokens[index + 1].location, help: help))
  }
}

extension TagMatcher {
  /// Reads `else` or `elif`, or the name that another language has for it.
  private mutating func branch(_ name: String, at index: Int) {
    let isElse = name == "else" && tokens[index + 2].kind != .name("if")
    let accepts = { (tag: OpenTag) in tag.name == "if" || !tag.isKnown || isElse && tag.name == "for" }
    guard let position = open.lastIndex(where: accepts), open[position].isKnown || position == open.count - 1 else {
      edits.remove(index)
      guard !hasUnknownTag else { return }
      let help = isElse ? "remove it: no \"if\" or \"for\" is open here" : "remove it: no \"if\" is open here"
      return report("unexpected tag \"\(name)\"", at: index, help: OtherLanguages.tags[name] ?? help)
    }
    guard open[position].isKnown else { return edits.remove(index) }
    for tag in open[(position + 1)...].reversed() { reportUnclosed(tag, before: index) }
    if let inner = open[(position + 1)...].first, inner.isKnown, inner.stray == nil {
      overlap = Overlap(
        index: index, outer: open[position], inner: inner, innerCount: 0, finding: findings.count - 1,
        depth: position + 1)
    }
    open.removeSubrange((position + 1)...)
    open[position].stray = nil
    if let otherwise = open[position].otherwise {
      edits.remove(index)
      return report(
        "this \"\(open[position].name)\" already has an {% else %} on line \(otherwise.line)", at: index,
        help: isElse ? "remove it" : "move {% else %} after the last {% elif %}")
    }
    if isElse { open[position].otherwise = tokens[index].location }
    if !isElse, name != "elif" {
      report("unexpected tag \"\(name == "else" ? "else if" : name)\"", at: index, help: "write {% elif … %}")
      edits.rename(index, to: "elif", skipping: name == "else" ? 1 : 0)
    }
  }
}
