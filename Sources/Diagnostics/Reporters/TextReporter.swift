/// Formats diagnostics for people: the location, the finding and its rule, the source line with a mark below it, and
/// the fix.
package struct TextReporter {
  /// A Boolean value that indicates whether the location, severity and mark are in color, for a terminal.
  private let hasColor: Bool
  private let sourceText: (String) -> String?

  /// Creates a reporter that reads the text of a file from `sourceText`, by the path in a location.
  package init(hasColor: Bool = false, sourceText: @escaping (String) -> String?) {
    self.hasColor = hasColor
    self.sourceText = sourceText
  }

  /// Returns all of `diagnostics`, each followed by a blank line. Those with the same cause are shown once.
  package func report(_ diagnostics: [Diagnostic]) -> String { report(diagnostics.grouped()) }

  /// Returns all of `groups`, each followed by a blank line.
  package func report(_ groups: [FindingGroup]) -> String {
    var sources: [String: [Substring.UnicodeScalarView]] = [:]
    // The line of the previous finding: a line can be long and have thousands of findings.
    var last = (path: "", number: 0, scalars: [Unicode.Scalar]())
    return groups.map { group in
      let diagnostic = group.first
      guard let location = diagnostic.location else {
        return headline(diagnostic) + advice(diagnostic.help, "  ") + "\n"
      }
      if sources[location.path] == nil {
        let text = sourceText(location.path) ?? ""
        // Splits scalars, because "\r\n" is one character and a file from Windows would have no line breaks.
        sources[location.path] = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      }
      let lines = sources[location.path] ?? []
      if last.path != location.path || last.number != location.line {
        let line = location.line <= lines.count ? lines[location.line - 1] : Substring("").unicodeScalars
        last = (location.path, location.line, line.filter { $0 != "\r" })
      }
      return headline(diagnostic) + excerpt(last.scalars, location, help: diagnostic.help)
        + advice(group.otherPlaces, String(repeating: " ", count: 8)) + "\n"
    }.joined()
  }

  private func headline(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.location.map { painted("\($0)".showingControls, .bold) + "  " } ?? ""
    let severity = painted(diagnostic.severity.rawValue, diagnostic.severity == .error ? .red : .yellow)
    // The failure of a command belongs to no rule of the site, so no rule is shown.
    let rule = diagnostic.rule == .command ? "" : "  " + painted("[\(diagnostic.rule.name)]", .dim)
    return "\(place)\(severity)  \(diagnostic.message.showingControls)\(rule)\n"
  }

  private func advice(_ help: String?, _ indent: String) -> String {
    help.map { "\(indent)\($0.showingControls)\n" } ?? ""
  }

  private func excerpt(_ line: [Unicode.Scalar], _ location: SourceLocation, help: String?) -> String {
    let number = String(location.line)
    let margin = String(repeating: " ", count: max(5, number.count))
    let padding = String(repeating: " ", count: max(0, 5 - number.count))
    let window = SourceWindow(line, around: location)
    guard !window.text.allSatisfy(\.isWhitespace) else { return advice(help, "\(margin) │ ") }
    let marks = String(repeating: "^", count: window.length)
    let mark = window.indent + painted(marks, .red) + (help.map { " " + $0.showingControls } ?? "")
    return "\(padding)\(number) │ \(window.text)\n\(margin) │ \(mark)\n"
  }

  private enum Paint: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case yellow = "33"
  }

  private func painted(_ text: String, _ paint: Paint) -> String {
    hasColor ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
  }
}

/// The part of a source line that is shown, for lines of any length.
private struct SourceWindow {
  private static let width = 100
  let text: String
  /// The padding before the mark on the line below the text: spaces, and tabs where the text has tabs.
  let indent: String
  /// The width of the mark in columns.
  let length: Int

  init(_ scalars: [Unicode.Scalar], around location: SourceLocation) {
    let marked = min(max(0, location.column - 1), scalars.count)
    let start = scalars.count > Self.width && marked > Self.width * 2 / 3 ? marked - Self.width / 2 : 0
    let end = min(scalars.count, start + Self.width)
    let shown = String(String.UnicodeScalarView(scalars[start..<end])).showingInvisible
    text = (start > 0 ? "…" : "") + shown + (end < scalars.count ? "…" : "")
    let before = shown.unicodeScalars.prefix(marked - start)
    indent =
      (start > 0 ? " " : "")
      + before.map { $0 == "\t" ? "\t" : String(repeating: " ", count: $0.displayWidth) }.joined()
    let text = shown.unicodeScalars.dropFirst(marked - start).prefix(max(0, location.length))
    length = max(1, text.reduce(0) { $0 + $1.displayWidth })
  }
}

extension String {
  /// The string with a replacement character for each control character, which a terminal would act on, and for each
  /// other character that readers cannot see.
  fileprivate var showingControls: String {
    String(String.UnicodeScalarView(showingInvisible.unicodeScalars.map { $0.value < 0x20 ? "\u{FFFD}" : $0 }))
  }

  /// The string with a replacement character for each invisible character. Tabs and line breaks stay.
  fileprivate var showingInvisible: String {
    let bytes = Array(utf8)
    var shown = ""
    var start = 0
    for character in InvisibleCharacter.all(in: bytes[...]) {
      shown += String(decoding: bytes[start..<character.range.lowerBound], as: UTF8.self) + "\u{FFFD}"
      start = character.range.upperBound
    }
    return shown + String(decoding: bytes[start...], as: UTF8.self)
  }
}
