/// A line that begins or ends a block directive: `:::figure{src="a.jpg"}`, `:::`.
///
/// The syntax is that of the generic directives proposal for CommonMark, as remark, Docusaurus and MyST write containers.
struct DirectiveFence {
  enum Kind {
    case opening(name: String, attributes: [MarkdownComponent.Attribute])
    case closing
    /// No directive; with what is wrong.
    case broken(message: String, help: String, column: Int, length: Int)
  }

  let kind: Kind
  /// Whether it is ``Kind/broken(message:help:column:length:)``.
  var isBroken: Bool { if case .broken = kind { true } else { false } }
  /// How many colons it begins with.
  let colons: Int
  /// The line, counted from 1 in the parsed text, and the column of the first colon, from 1 in scalars.
  let line: Int
  let column: Int
  let length: Int

  /// Reads a line from its first colon on; `nil` where it is no fence.
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
  /// Walks over a fence's text.
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
      scalar.properties.isAlphabetic || "0"..."9" ~= scalar || scalar == "-" || scalar == "_"
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
        return broken("a component needs a name after its colons", "as in :::figure{src=\"photo.jpg\"}")
      }
      passBlanks()
      if index == scalars.count { return .opening(name: name, attributes: []) }
      guard current == "{" else {
        return broken(
          "only attributes can follow the name of a component",
          "write them as {caption=\"…\"}, and the text on the next line")
      }
      index += 1
      var attributes: [MarkdownComponent.Attribute] = []
      while true {
        passBlanks()
        if current == "}" { break }
        switch attribute(line: line) {
        case .success(let attribute):
          if attributes.contains(where: { $0.name == attribute.name }) {
            return broken("\"\(attribute.name)\" is written twice", "leave one of them out")
          }
          attributes.append(attribute)
        case .failure(let problem): return problem.kind
        }
      }
      index += 1
      passBlanks()
      if index < scalars.count {
        return broken("nothing can follow the attributes of a component", "write it on the next line")
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
          ? broken("the attributes of this component do not end", "add a closing brace: }")
          : broken("an attribute has a name", "write it as in caption=\"…\"")
        return .failure(Problem(kind: problem))
      }
      var value = "true"
      var valueStart = start
      if current == "=" {
        index += 1
        valueStart = index
        if let quote = current, "“”„‘’«".unicodeScalars.contains(quote) {
          return .failure(Problem(kind: broken("a curly quotation mark holds no value", "write straight ones: \"…\"")))
        }
        guard let text = text() else {
          return .failure(Problem(kind: broken("this text does not end", "add its quotation mark")))
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
