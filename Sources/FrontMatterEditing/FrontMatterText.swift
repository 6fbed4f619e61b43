import Content
import Diagnostics
import YAML

/// The front matter of a file, with the places of all that is written in it.
struct FrontMatterText {
  let bytes: [UInt8]
  /// What stands between the `---` lines.
  let yaml: Range<Int>
  /// The line of the opening `---`.
  let line: Int
  /// `nil` where nothing but blanks and comments stands there.
  let root: SyntaxNode?
  /// What its lines end with: `\n` or `\r\n`.
  let lineEnd: String

  /// Finds the front matter of a file; `nil` where it has none. Fails where it is not text, not YAML or never closed.
  static func reading(_ bytes: [UInt8], path: String) -> Result<FrontMatterText?, FrontMatterProblem> {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      return .failure(
        FrontMatterProblem("this is not text in UTF-8", path: path, line: 1, help: "save the file as UTF-8"))
    }
    let frontMatter = FrontMatter(bytes)
    if frontMatter.isUnclosed {
      return .failure(
        FrontMatterProblem(
          "the front matter is not closed", path: path, line: frontMatter.line, help: "add a line \"---\" where it ends"
        ))
    }
    guard let yaml = frontMatter.yaml else { return .success(nil) }
    let (_, diagnostics) = YAMLDocument.parse(bytes[yaml], path: path, firstLine: frontMatter.line + 1)
    if diagnostics.hasErrors { return .failure(FrontMatterProblem(diagnostics: diagnostics)) }
    let isWindows = bytes[..<yaml.lowerBound].suffix(2).first == 13
    return .success(
      FrontMatterText(
        bytes: bytes, yaml: yaml, line: frontMatter.line, root: YAMLDocument.syntax(of: bytes[yaml]),
        lineEnd: isWindows ? "\r\n" : "\n"))
  }

  /// Whether its fields stand on lines of their own, not in braces.
  var isBlock: Bool {
    guard let root, !root.range.isEmpty else { return true }
    return bytes[root.range.lowerBound] != UInt8(ascii: "{")
  }

  /// Whether a block in `node` keeps the blank lines below it (`|+`), so that they are no longer free to move.
  func keepsBlankLines(_ node: SyntaxNode) -> Bool {
    switch node.content {
    case .scalar(let scalar):
      scalar.style == .block && bytes[node.range].prefix { $0 != 10 && $0 != 32 }.contains(UInt8(ascii: "+"))
    case .sequence(let items): items.contains(where: keepsBlankLines)
    case .mapping(let entries): entries.contains { keepsBlankLines($0.value) }
    }
  }

  /// Whether a line ends with something that YAML takes for an end, and hardly any editor does: a lone carriage return, U+0085, U+2028 or
  /// U+2029.
  var hasOddLineEnds: Bool {
    yaml.contains { place in
      let next = place + 1 < bytes.count ? bytes[place + 1] : 0
      let last = place + 2 < bytes.count ? bytes[place + 2] : 0
      return switch bytes[place] {
      case 13: next != 10
      case 0xC2: next == 0x85
      case 0xE2: next == 0x80 && (last == 0xA8 || last == 0xA9)
      default: false
      }
    }
  }

  /// The file with `text` in place of what stands between the `---` lines.
  func replacing(_ text: String) -> [UInt8] {
    Array(bytes[..<yaml.lowerBound]) + Array(text.utf8) + Array(bytes[yaml.upperBound...])
  }
}

extension FrontMatterText {
  /// How far a place is from the beginning of its line.
  func column(of place: Int) -> Int { place - lineStart(of: place) }

  func lineStart(of place: Int) -> Int {
    bytes[yaml.lowerBound..<max(place, yaml.lowerBound)].lastIndex(of: 10).map { $0 + 1 } ?? yaml.lowerBound
  }

  /// The beginning of the line below the one that `place` lies in.
  func lineStart(after place: Int) -> Int {
    bytes[place..<yaml.upperBound].firstIndex(of: 10).map { $0 + 1 } ?? yaml.upperBound
  }
}

/// Why front matter cannot be read, or changed.
package struct FrontMatterProblem: Error {
  package let diagnostics: [Diagnostic]

  init(diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  init(_ message: String, path: String, line: Int, help: String) {
    let place = SourceLocation(path: path, line: line, length: line > 1 ? 3 : 1)
    diagnostics = [Diagnostic(.error, message, at: place, help: help)]
  }
}
