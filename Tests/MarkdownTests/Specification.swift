import Foundation

/// The GitHub Flavored Markdown specification as its own text file, whose examples are tests.
struct Specification {
  struct Example: Sendable, CustomStringConvertible {
    var number: Int
    var markdown: String
    var html: String
    var description: String { "example \(number)" }
  }

  /// Where the file is: in `BROADSIDE_GFM_SPEC`, else where `Scripts/fetch-gfm-spec.sh` puts it.
  static let path: String =
    ProcessInfo.processInfo.environment["BROADSIDE_GFM_SPEC"]
    ?? URL(filePath: #filePath).appending(path: "../../../.build/oracles/gfm-spec.txt").standardized.path

  static let isPresent = FileManager.default.isReadableFile(atPath: path)

  /// The examples, numbered as the specification numbers them; none where the file is absent.
  static let examples: [Example] = {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    let fence = String(repeating: "`", count: 32)
    var examples: [Example] = []
    // Each example is fenced; a line of a full stop parts the Markdown from the HTML, and → stands for a tab.
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
