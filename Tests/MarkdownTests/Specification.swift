import Foundation

/// The text file of the GitHub Flavored Markdown specification, whose examples are tests.
struct Specification {
  struct Example: Sendable, CustomStringConvertible {
    var number: Int
    var markdown: String
    var html: String
    var description: String { "example \(number)" }
  }

  /// The path of the file: `BROADSIDE_GFM_SPEC`, or where `Scripts/fetch-gfm-spec.sh` writes it.
  static let path: String =
    ProcessInfo.processInfo.environment["BROADSIDE_GFM_SPEC"]
    ?? URL(filePath: #filePath).appending(path: "../../../.build/oracles/gfm-spec.txt").standardized.path

  static let isPresent = FileManager.default.isReadableFile(atPath: path)

  /// The examples, numbered as in the specification. Empty if the file does not exist.
  static let examples: [Example] = {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    let fence = String(repeating: "`", count: 32)
    var examples: [Example] = []
    // Each example is fenced. A line with a period separates the Markdown from the HTML, and → represents a tab.
    for chunk in text.components(separatedBy: "\(fence) example").dropFirst() {
      let lines = chunk.components(separatedBy: "\n").dropFirst().prefix { $0 != fence }
      let parts = lines.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      let (markdown, html) = (parts[0], parts[1])
      examples.append(
        Example(
          number: examples.count + 1,
          markdown: markdown.map { "\($0)\n" }.joined().replacingOccurrences(of: "→", with: "\t"),
          html: html.map { "\($0)\n" }.joined().replacingOccurrences(of: "→", with: "\t")))
    }
    return examples
  }()
}
