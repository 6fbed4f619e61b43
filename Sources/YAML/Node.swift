import Diagnostics

/// A piece of a YAML document, with the place it was written at.
///
/// A scalar stays the text that was written: what it means (a number, a date, "no") is for the reader's schema to say.
package struct Node: Sendable {
  package enum Content: Sendable {
    case scalar(Scalar)
    case sequence([Node])
    case mapping([Entry])
  }

  /// A scalar's text as YAML unescapes and folds it.
  package struct Scalar: Equatable, Sendable {
    package enum Style: Sendable {
      /// Without quotes or a block marker, as `~`, `null` and nothing at all must stand to mean nothing.
      case plain
      case quoted
      /// After `|` or `>`, on lines of its own.
      case block
    }

    package let text: String
    package let style: Style
    /// What YAML has left out behind a plain scalar; `nil` where there is nothing.
    package let comment: Comment?

    package init(text: String, style: Style, comment: Comment? = nil) {
      self.text = text
      self.style = style
      self.comment = comment
    }

    package var isPlain: Bool { style == .plain }

    /// Whether the scalar means that there is no value.
    package var isNull: Bool {
      isPlain && (text.isEmpty || text == "~" || text == "null" || text == "Null" || text == "NULL")
    }
  }

  /// What stands after a blank and `#` on the line that a plain scalar ends on.
  package struct Comment: Equatable, Sendable {
    /// With its `#`, up to the last character that is no blank.
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

  /// A line, a column and a length in a file whose path the reader of the node knows.
  package struct Place: Hashable, Sendable {
    package let line: Int
    package let column: Int
    package let length: Int

    package init(line: Int, column: Int, length: Int) {
      self.line = line
      self.column = column
      self.length = length
    }

    /// The place in the file at `path`.
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
  /// The value under a key of a mapping; `nil` where there is none.
  package func entry(_ key: String) -> Node? {
    if case .mapping(let entries) = content { entries.first { $0.key == key }?.value } else { nil }
  }

  /// The text of a scalar; `nil` for a list or fields.
  package var scalarText: String? {
    if case .scalar(let scalar) = content { scalar.text } else { nil }
  }

  /// Whether nothing was written where a value could have been.
  package var isNull: Bool {
    if case .scalar(let scalar) = content { scalar.isNull } else { false }
  }

  /// What it is, with its article, for messages: "a list".
  package var kindName: String {
    switch content {
    case .scalar: "a single value"
    case .sequence: "a list"
    case .mapping: "a set of fields"
    }
  }
}
