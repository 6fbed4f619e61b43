/// A line that begins or ends a block directive: `:::figure{src="a.jpg"}`, `:::`.
///
/// The syntax follows the generic directives proposal for CommonMark, as in remark, Docusaurus and MyST.
struct DirectiveFence {
  enum Kind {
    case opening(name: String, attributes: [MarkdownComponent.Attribute])
    case closing
    /// A malformed fence, with the error.
    case broken(message: String, help: String, column: Int, length: Int)
  }

  let kind: Kind
  /// A Boolean value that indicates whether the kind is ``Kind/broken(message:help:column:length:)``.
  var isBroken: Bool { if case .broken = kind { true } else { false } }
  /// The number of colons at the start.
  let colons: Int
  /// The line, counted from 1 in the parsed text, and the column of the first colon, counted from 1 in scalars.
  let line: Int
  let column: Int
  let length: Int

  /// Parses a line from its first colon; `nil` if it is not a fence.
  init?(_ text: some StringProtocol, line: Int, column: Int) {
    var reader = Reader(Array(text.unicodeScalars), column: column)
    colons = reader.colons()
    guard colons >= 3 else { return nil }
    self.line = line
    self.column = column
    length = text.unicodeScalars.count
    kind = reader.kind(line: line)
  }
}

extension DirectiveFence {
  /// Parses the text of a fence.
  private struct Reader {
    private let scalars: [Unicode.Scalar]
    private let column: Int
    private var index = 0

    init(_ scalars: [Unicode.Scalar], column: Int) {
      self.scalars = scalars
      self.column = column
    }

    private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func passBlanks() { while current == " " || current == "\t" { index += 1 } }

    mutating func colons() -> Int {
      while current == ":" { index += 1 }
      return index
    }

    private static func isName(_ scalar: Unicode.Scalar) -> Bool {
      // An accented letter can be decomposed into a letter and a mark.
      scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
        || "0"..."9" ~= scalar || scalar == "-" || scalar == "_"
    }

    private mutating func word() -> String {
      var word = String.UnicodeScalarView()
      while let scalar = current, Self.isName(scalar) {
        word.append(scalar)
        index += 1
      }
      return String(word)
    }

    mutating func kind(line: Int) -> Kind {
      passBlanks()
      if index == scalars.count { return .closing }
      let name = word()
      if name.isEmpty {
        return broken("a component needs a name after the colons", "write :::figure{src=\"photo.jpg\"}, for example")
      }
      passBlanks()
      if index == scalars.count { return .opening(name: name, attributes: []) }
      guard current == "{" else {
        return broken(
          "only attributes can follow the name of a component",
          "write them as {caption=\"…\"}, and put the text on the next line")
      }
      index += 1
      var attributes: [MarkdownComponent.Attribute] = []
      while true {
        passBlanks()
        if current == "}" { break }
        switch attribute(line: line) {
        case .success(let attribute):
          if attributes.contains(where: { $0.name == attribute.name }) {
            return broken("\"\(attribute.name)\" is set twice", "remove one of the two")
          }
          attributes.append(attribute)
        case .failure(let problem): return problem.kind
        }
      }
      index += 1
      passBlanks()
      if index < scalars.count {
        return broken("nothing can follow the attributes of a component", "move the rest to the next line")
      }
      return .opening(name: name, attributes: attributes)
    }

    private struct Problem: Error {
      let kind: Kind
    }

    private mutating func attribute(line: Int) -> Result<MarkdownComponent.Attribute, Problem> {
      let start = index
      let name = word()
      guard !name.isEmpty else {
        let problem =
          current == nil
          ? broken("the attributes of this component are not closed", "add a closing brace: }")
          : broken("an attribute needs a name", "write caption=\"…\", for example")
        return .failure(Problem(kind: problem))
      }
      var value = "true"
      var valueStart = start
      if current == "=" {
        index += 1
        valueStart = index
        if let quote = current, "“”„‘’«".unicodeScalars.contains(quote) {
          return .failure(Problem(kind: broken("a value cannot be in curly quotes", "use straight quotes: \"…\"")))
        }
        guard let text = text() else {
          let kind = broken("this value has no closing quotation mark", "add the closing quotation mark")
          return .failure(Problem(kind: kind))
        }
        value = text
      }
      return .success(
        MarkdownComponent.Attribute(
          name: name, value: value, line: line, nameColumn: column + start, nameLength: name.unicodeScalars.count,
          column: column + valueStart, length: max(1, index - valueStart)))
    }

    private mutating func text() -> String? {
      var text = String.UnicodeScalarView()
      if let quote = current, quote == "\"" || quote == "'" {
        index += 1
        while let scalar = current, scalar != quote {
          text.append(scalar)
          index += 1
        }
        guard current == quote else { return nil }
        index += 1
      } else {
        while let scalar = current, scalar != "}", scalar != " " {
          text.append(scalar)
          index += 1
        }
      }
      return String(text)
    }

    private func broken(_ message: String, _ help: String) -> Kind {
      .broken(message: message, help: help, column: column + min(index, scalars.count - 1), length: 1)
    }
  }
}
