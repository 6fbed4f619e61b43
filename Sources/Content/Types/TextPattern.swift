/// Text with fields in braces: `/news/{date.year}/{slug}/`, `{name}`.
package struct TextPattern: Hashable, Sendable {
  package enum Piece: Hashable, Sendable {
    case literal(String)
    /// A field's text, or a part of a date: `date`, `date.year`.
    case field(String, part: DatePart?)
  }

  /// A part of a date; the month and the day have two digits.
  package enum DatePart: String, CaseIterable, Sendable {
    case year, month, day
  }

  package let pieces: [Piece]
  package let source: String

  /// Parses `source`; `nil` if a brace is not closed or the part of a date is not a year, month, or day.
  package init?(_ source: String) {
    self.source = source
    var pieces: [Piece] = []
    var rest = source[...]
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { pieces.append(.literal(String(rest[..<open]))) }
      guard let close = rest[open...].firstIndex(of: "}") else { return nil }
      let name = rest[rest.index(after: open)..<close].split(separator: ".", omittingEmptySubsequences: false)
      switch name.count {
      case 1 where !name[0].isEmpty: pieces.append(.field(String(name[0]), part: nil))
      case 2:
        guard let part = DatePart(rawValue: String(name[1])) else { return nil }
        pieces.append(.field(String(name[0]), part: part))
      default: return nil
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.literal(String(rest))) }
    self.pieces = pieces
  }

  private init(pieces: [Piece], source: String) {
    self.pieces = pieces
    self.source = source
  }

  /// The pattern for the URL of a plain page: its path in the content folder.
  package static let pagePath = TextPattern(
    pieces: [.literal("/"), .field("path", part: nil), .literal("/")], source: "/{path}/")

  /// The fields that the pattern names.
  package var fields: [String] {
    pieces.compactMap { piece in if case .field(let name, _) = piece { name } else { nil } }
  }
}
