import Content
import Diagnostics
import YAML

/// The front matter of a file, with the positions of everything in it.
struct FrontMatterText {
  let bytes: [UInt8]
  /// The range between the `---` lines.
  let yaml: Range<Int>
  /// The line of the opening `---`.
  let line: Int
  /// The root node; `nil` if there is nothing but whitespace and comments.
  let root: SyntaxNode?
  /// The line ending: `\n` or `\r\n`.
  let lineEnd: String

  /// Finds the front matter of a file; `nil` if there is none. Fails if it is not text, not YAML, or not closed.
  static func read(_ bytes: [UInt8], path: String) -> Result<FrontMatterText?, FrontMatterProblem> {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      return .failure(
        FrontMatterProblem("this is not UTF-8 text", path: path, line: 1, help: "save the file as UTF-8"))
    }
    let frontMatter = FrontMatter(bytes)
    if frontMatter.isUnclosed {
      return .failure(
        FrontMatterProblem(
          "the front matter is not closed", path: path, line: frontMatter.line, help: "add a \"---\" line where it ends"
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

  /// A Boolean value that indicates whether the fields are in block style rather than in braces.
  var isBlock: Bool {
    guard let root, !root.range.isEmpty else { return true }
    return bytes[root.range.lowerBound] != UInt8(ascii: "{")
  }

  /// Returns a Boolean value that indicates whether a block scalar in `node` keeps its trailing blank lines (`|+`), so
  /// that they must not move.
  func keepsBlankLines(_ node: SyntaxNode) -> Bool {
    switch node.content {
    case .scalar(let scalar):
      scalar.style == .block && bytes[node.range].prefix { $0 != 10 && $0 != 32 }.contains(UInt8(ascii: "+"))
    case .sequence(let items): items.contains(where: keepsBlankLines)
    case .mapping(let entries): entries.contains { keepsBlankLines($0.value) }
    }
  }

  /// A Boolean value that indicates whether there is a line break that YAML recognizes but most text editors do not: a
  /// lone carriage return, U+0085, U+2028, or U+2029.
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

  /// Returns the file with `text` between the `---` lines.
  func replacing(_ text: String) -> [UInt8] {
    Array(bytes[..<yaml.lowerBound]) + Array(text.utf8) + Array(bytes[yaml.upperBound...])
  }
}

extension FrontMatterText {
  /// Returns the distance of a position from the start of its line.
  func column(of place: Int) -> Int { place - lineStart(of: place) }

  func lineStart(of place: Int) -> Int {
    bytes[yaml.lowerBound..<max(place, yaml.lowerBound)].lastIndex(of: 10).map { $0 + 1 } ?? yaml.lowerBound
  }

  /// Returns the start of the line after the one that contains `place`.
  func lineStart(after place: Int) -> Int {
    bytes[place..<yaml.upperBound].firstIndex(of: 10).map { $0 + 1 } ?? yaml.upperBound
  }
}
