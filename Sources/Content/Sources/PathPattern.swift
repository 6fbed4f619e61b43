/// A pattern for paths in the content folder: `tools/map.js`, `tools/*.js`, or `tools/` for everything in a folder.
package struct PathPattern: Sendable {
  /// The components. In each, `*` stands for any characters.
  private let parts: [[Substring]]
  private let isFolder: Bool

  package init(_ text: String) {
    parts = ContentPath.parts(of: text).map { $0.split(separator: "*", omittingEmptySubsequences: false) }
    isFolder = text.hasSuffix("/")
  }

  /// Returns whether the pattern matches the path of a file.
  package func matches(_ path: String) -> Bool {
    let names = ContentPath.parts(of: path)
    guard isFolder ? names.count > parts.count : names.count == parts.count else { return false }
    return zip(names, parts).allSatisfy { Self.matches($0, $1) }
  }

  /// Returns whether `name` consists of `pieces` with any characters between them.
  private static func matches(_ name: Substring, _ pieces: [Substring]) -> Bool {
    guard let first = pieces.first, let last = pieces.last, name.hasPrefix(first) else { return false }
    if pieces.count == 1 { return name == first }
    var rest = name.dropFirst(first.count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let found = rest.firstRange(of: piece) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(last)
  }
}
