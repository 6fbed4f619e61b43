import Diagnostics

/// A node of a YAML document, with the place where it is written.
///
/// A scalar keeps its text as written: the reader's schema decides what it means (a number, a date, "no").
package struct Node: Sendable {
  package enum Content: Sendable {
    case scalar(Scalar)
    case sequence([Node])
    case mapping([Entry])
  }

  /// A scalar's text after YAML unescapes and folds it.
  package struct Scalar: Equatable, Sendable {
    package enum Style: Sendable {
      /// Without quotes or a block marker. Only such a scalar can mean null: see ``Scalar/isNull``.
      case plain
      case quoted
      /// After `|` or `>`, on the lines that follow.
      case block
    }

    package let text: String
    package let style: Style
    /// The comment after a plain scalar, which YAML ignores; `nil` if there is none.
    package let comment: Comment?

    package init(text: String, style: Style, comment: Comment? = nil) {
      self.text = text
      self.style = style
      self.comment = comment
    }

    package var isPlain: Bool { style == .plain }

    /// A Boolean value that indicates whether the scalar means that there is no value: `null` as in JSON, `~`, or
    /// nothing. Unlike in YAML, `Null` and `NULL` are text, because `Null` is a name.
    package var isNull: Bool { isPlain && (text.isEmpty || text == "~" || text == "null") }
  }

  /// A comment on the line where a plain scalar ends, after whitespace and `#`.
  package struct Comment: Equatable, Sendable {
    /// The comment with its `#`, without trailing whitespace.
    package let text: String
    package let place: Place
  }

  /// A key of a mapping and its value.
  package struct Entry: Sendable {
    package let key: String
    package let keyPlace: Place
    package let value: Node

    package init(key: String, keyPlace: Place, value: Node) {
      self.key = key
      self.keyPlace = keyPlace
      self.value = value
    }
  }

  /// A line, a column, and a length in a file whose path is known to the code that reads the node.
  package struct Place: Hashable, Sendable {
    package let line: Int
    package let column: Int
    package let length: Int

    package init(line: Int, column: Int, length: Int) {
      self.line = line
      self.column = column
      self.length = length
    }

    /// Returns the place as a location in the file at `path`.
    package func location(in path: String) -> SourceLocation {
      SourceLocation(path: path, line: line, column: column, length: length)
    }
  }

  package let content: Content
  package let place: Place

  package init(content: Content, place: Place) {
    self.content = content
    self.place = place
  }
}

extension Node {
  /// Returns the value of a key in a mapping; `nil` if there is none.
  package func entry(_ key: String) -> Node? {
    if case .mapping(let entries) = content { entries.first { $0.key == key }?.value } else { nil }
  }

  /// The text of a scalar; `nil` for a list or a set of fields.
  package var scalarText: String? {
    if case .scalar(let scalar) = content { scalar.text } else { nil }
  }

  /// A Boolean value that indicates whether the node is an empty or null scalar.
  package var isNull: Bool {
    if case .scalar(let scalar) = content { scalar.isNull } else { false }
  }

  /// The kind of node, with its article, for messages: "a list".
  package var kindName: String {
    switch content {
    case .scalar: "a single value"
    case .sequence: "a list"
    case .mapping: "a set of fields"
    }
  }
}
