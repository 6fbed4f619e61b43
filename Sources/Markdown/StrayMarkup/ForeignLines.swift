import HTML
import Values

/// Lines in the markup of other tools: headings of wikis, directives of reStructuredText, quotations with `&gt;`.
struct ForeignLines {
  private static let alone: Set = [
    "[toc]", "[[_toc_]]", "[[toc]]", "{:toc}", "\\newpage", "\\pagebreak", "\\clearpage",
  ]
  private static let alerts = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"]
  private static let quotation = Array("&gt;".utf8)

  private let text: ArraySlice<UInt8>
  private let source: [UInt8]

  /// Returns the finding for a line.
  ///
  /// - Parameter text: The line without markers of block quotes and lists and without whitespace around it.
  static func find(in text: ArraySlice<UInt8>, of source: [UInt8]) -> StrayMarkup? {
    let line = ForeignLines(text: text, source: source)
    switch text.first {
    case UInt8(ascii: "="): return line.heading()
    case UInt8(ascii: "h"): return line.textileHeading()
    case UInt8(ascii: "["): return line.alert() ?? line.task() ?? line.command()
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "#"): return line.directive()
    case UInt8(ascii: "\\"), UInt8(ascii: "{"): return line.command()
    default: return nil
    }
  }

  /// Returns a quotation whose marker is a character reference.
  static func quotation(in line: Range<Int>, of shown: [UInt8], _ source: [UInt8]) -> StrayMarkup? {
    let text = source[line].drop(while: \.isHTMLSpace)
    guard text.starts(with: quotation), shown[text.startIndex] == 0,
      shown[(text.startIndex + quotation.count)..<line.upperBound].first?.isHTMLSpace == true
    else { return nil }
    return StrayMarkup(
      range: text.prefix(quotation.count).indices, message: "this quotation is shown as plain text", help: "write >")
  }

  /// A heading of a wiki or of AsciiDoc: `== Our goals ==`.
  private func heading() -> StrayMarkup? {
    let marks = text.prefix { $0 == UInt8(ascii: "=") }
    let rest = text.dropFirst(marks.count)
    guard 1...6 ~= marks.count, rest.first?.isHTMLSpace == true else { return nil }
    let title = rest.trimmingSpaces()
    let words = title[..<(title.lastIndex { $0 != UInt8(ascii: "=") }.map { $0 + 1 } ?? title.startIndex)]
      .trimmingSpaces()
    guard let first = words.first, first.isASCIILetter || first >= 0xC3, words.count <= 100 else { return nil }
    return heading(level: max(2, marks.count), words)
  }

  private func textileHeading() -> StrayMarkup? {
    guard let digit = text.dropFirst().first, UInt8(ascii: "1")...UInt8(ascii: "6") ~= digit,
      text.dropFirst(2).starts(with: ". ".utf8), text.count > 4
    else { return nil }
    return heading(level: max(2, Int(digit - UInt8(ascii: "0"))), text.dropFirst(4))
  }

  private func heading(level: Int, _ words: ArraySlice<UInt8>) -> StrayMarkup {
    let title = String(decoding: source[words.indices], as: UTF8.self)
    return StrayMarkup(
      range: text.indices, message: "this heading is shown as plain text",
      help: "write \(String(repeating: "#", count: level)) \(title)")
  }

  /// A task without the marker of a list item, or with another box.
  private func task() -> StrayMarkup? {
    let box = text.prefix(5)[..<(text.prefix(5).firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 } ?? text.startIndex)]
    let mark = box.dropFirst().dropLast().trimmingSpaces()
    let isInList = source[..<text.startIndex].trimmingSpaces().last.map("-*+".utf8.contains) == true
    guard !box.isEmpty, let next = text[box.endIndex...].first, mark.isEmpty || mark.isCaseInsensitively("x"),
      isInList ? next.isHTMLSpace || next.isASCIILetter : next.isHTMLSpace && box.count == 3
    else { return nil }
    let item = "- \(mark.isEmpty ? "[ ]" : "[x]") "
    return StrayMarkup(
      range: box.indices, message: "this checkbox is shown as plain text",
      help: isInList ? "begin the item with \"\(item)\"" : "begin the line with \"\(item)\" instead")
  }

  /// The marker of an alert that has an unknown name or is followed by text.
  private func alert() -> StrayMarkup? {
    guard text.starts(with: "[!".utf8), source[..<text.startIndex].trimmingSpaces().last == UInt8(ascii: ">"),
      let end = text.prefix(20).firstIndex(of: UInt8(ascii: "]"))
    else { return nil }
    let name = String(decoding: text[(text.startIndex + 2)..<end], as: UTF8.self).uppercased()
    let isKnown = Self.alerts.contains(name)
    guard !isKnown || end + 1 < text.endIndex, !name.isEmpty, name.allSatisfy(\.isLetter) else { return nil }
    return StrayMarkup(
      range: text.startIndex..<(end + 1), message: "the marker of this alert is shown as plain text",
      help: isKnown
        ? "put the text on the next line, after >"
        : "use one of: \(Self.alerts.map { "[!\($0)]" }.joined(separator: ", "))")
  }

  /// A directive of reStructuredText, Python-Markdown, or Org: `.. note::`, `!!! note`, `#+TITLE: Rent`.
  private func directive() -> StrayMarkup? {
    let rest = text.dropFirst(3)
    let word = rest.prefix { !$0.isHTMLSpace }
    let isDirective =
      text.starts(with: ".. ".utf8) && word.count > 3 && word.suffix(2).elementsEqual("::".utf8)
      || text.starts(with: "!!! ".utf8) && text.dropFirst(4).first?.isASCIILetter == true
      || text.starts(with: "#+".utf8) && text.dropFirst(2).prefix(while: \.isASCIILetter).count > 2
    return isDirective ? foreign("directive", text.indices) : nil
  }

  private func command() -> StrayMarkup? {
    guard text.count < 12, Self.alone.contains(String(decoding: text, as: UTF8.self).lowercased()) else { return nil }
    return foreign("command", text.indices)
  }

  private func foreign(_ name: String, _ range: Range<Int>) -> StrayMarkup {
    StrayMarkup(
      range: range, message: "this \(name) of another tool is shown as plain text",
      help: "write text or Markdown instead, or put it in backticks to show it as code")
  }
}
