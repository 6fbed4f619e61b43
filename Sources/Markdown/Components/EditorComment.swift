import Diagnostics
import HTML

/// A comment for `broadside check` (see ``Suppression``). It is never published, even if raw HTML is allowed.
enum EditorComment {
  /// Returns whether raw HTML consists of such a comment.
  static func isOne(_ html: [UInt8]) -> Bool {
    let comment = html[...].trimmingSpaces()
    guard comment.starts(with: "<!--".utf8), comment.suffix(3).elementsEqual("-->".utf8) else { return false }
    let text = comment.dropFirst(4).dropLast(3)
    return text.trimmingSpaces().starts(with: SuppressionReader.marker.utf8)
      && text.firstIndex(of: "-->", from: text.startIndex) == nil
  }
}
