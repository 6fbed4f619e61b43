import CYAML
import Diagnostics

/// Reads libyaml's events. The only code that calls libyaml.
struct EventReader: ~Copyable {
  /// Allocated on the heap, because the parser keeps a pointer to itself and must not move.
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  /// A copy of the input that outlives the parser, which reads it event by event.
  private let input: UnsafeMutableBufferPointer<UInt8>
  private let path: String
  private let firstLine: Int
  private(set) var diagnostics: [Diagnostic] = []
  /// The lines of the input, split on first use and kept: a file may contain thousands of invalid values.
  private var knownLines: [Substring.UnicodeScalarView]?
  /// A Boolean value that indicates whether libyaml has stopped at an error, or the reader was stopped; no events follow.
  private(set) var isStopped = false
  /// A Boolean value that indicates whether the input may contain comments. Most files have none.
  private let mayHoldComments: Bool
  /// The progress of the search for comments: a byte of the input, and the number of characters before it.
  private var searched = (byte: 0, character: 0)
  /// The last quoted scalar, from its opening quotation mark through its closing one.
  private var lastQuoted: Range<SyntaxAdvice.Mark>?

  init(_ bytes: ArraySlice<UInt8>, path: String, firstLine: Int) {
    self.path = path
    self.firstLine = firstLine
    input = .allocate(capacity: bytes.count)
    _ = input.initialize(from: bytes)
    mayHoldComments = bytes.contains(UInt8(ascii: "#"))
    parser.initialize(to: yaml_parser_t())
    isStopped = yaml_parser_initialize(parser) == 0
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  /// The line of the last value that begins with a character that has a special meaning.
  private var impossibleLine: Int?

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  /// Ends the events, because the rest of the document cannot be read.
  mutating func stop() { isStopped = true }

  mutating func next() -> Event? {
    guard !isStopped else { return nil }
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) != 0 else {
      isStopped = true
      let error = syntaxError()
      // The rest of a value that begins with "*" is not another mistake.
      let isReported = impossibleLine.map { $0 == error.location?.line } ?? false
      if !isReported { diagnostics.append(error) }
      return nil
    }
    defer { yaml_event_delete(&event) }
    let (start, end) = (event.start_mark, event.end_mark)
    let length = start.line == end.line ? max(1, Int(end.column) - Int(start.column)) : 1
    let place = Node.Place(line: Int(start.line) + firstLine, column: Int(start.column) + 1, length: length)
    return Event(
      kind: kind(of: event), place: place, characters: Int(start.index)..<max(Int(start.index), Int(end.index)),
      mark: Self.mark(of: event))
  }

  private static func mark(of event: yaml_event_t) -> String? {
    let (anchor, tag) =
      switch event.type {
      case YAML_SCALAR_EVENT: (event.data.scalar.anchor, event.data.scalar.tag)
      case YAML_SEQUENCE_START_EVENT: (event.data.sequence_start.anchor, event.data.sequence_start.tag)
      case YAML_MAPPING_START_EVENT: (event.data.mapping_start.anchor, event.data.mapping_start.tag)
      default: (nil, nil)
      }
    return anchor != nil ? "&" : tag != nil ? "!" : nil
  }

  private mutating func kind(of event: yaml_event_t) -> Event.Kind {
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      let style: Node.Scalar.Style =
        switch scalar.style {
        case YAML_PLAIN_SCALAR_STYLE: .plain
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
        default: .quoted
        }
      if style == .quoted { lastQuoted = mark(event.start_mark)..<mark(event.end_mark) }
      let comment = style == .plain ? comment(after: event.end_mark) : nil
      if style == .plain, event.start_mark.line < event.end_mark.line {
        reportContinuations(of: mark(event.start_mark)..<mark(event.end_mark))
      }
      return .node(.scalar(Node.Scalar(text: text, style: style, comment: comment)))
    case YAML_SEQUENCE_START_EVENT: return .node(.sequence)
    case YAML_MAPPING_START_EVENT: return .node(.mapping)
    case YAML_ALIAS_EVENT: return .node(.alias)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .end(.collection)
    case YAML_DOCUMENT_END_EVENT: return .end(.document)
    case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return .end(.stream)
    default: return .start
    }
  }

  /// Warns about the lines of a plain scalar after its first that begin like items of a list, because their authors do
  /// not expect them to continue the value above.
  private mutating func reportContinuations(of scalar: Range<SyntaxAdvice.Mark>) {
    let lines = lines()
    for number in (scalar.lowerBound.line + 1)...scalar.upperBound.line where lines.indices.contains(number) {
      guard let advice = SyntaxAdvice.onContinuation(at: number, of: scalar.lowerBound, lines: lines) else { continue }
      let place = Node.Place(line: advice.mark.line + firstLine, column: advice.mark.column + 1, length: 1)
      diagnostics.append(
        Diagnostic(.continuedValue, advice.message, at: place.location(in: path), help: advice.help))
    }
  }

  /// Returns the comment after a plain scalar that ends at `end`, on the same line. Call this for scalars in their
  /// order.
  private mutating func comment(after end: yaml_mark_t) -> Node.Comment? {
    guard mayHoldComments else { return nil }
    while searched.character < end.index, searched.byte < input.count {
      repeat { searched.byte += 1 } while searched.byte < input.count && input[searched.byte] & 0xC0 == 0x80
      searched.character += 1
    }
    let blanks = input[searched.byte...].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let rest = input[blanks.endIndex...]
    guard !blanks.isEmpty, rest.first == UInt8(ascii: "#") else { return nil }
    let line = rest.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    let text = String(decoding: line, as: UTF8.self).trimmingEnd()
    let place = Node.Place(
      line: Int(end.line) + firstLine, column: Int(end.column) + blanks.count + 1, length: text.unicodeScalars.count)
    return Node.Comment(text: text, place: place)
  }

  private mutating func syntaxError() -> Diagnostic {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "unknown error"
    let isUnreadable = parser.pointee.error == YAML_READER_ERROR
    let beginning = parser.pointee.context == nil ? nil : mark(parser.pointee.context_mark)
    let advice = SyntaxAdvice.on(
      problem, at: mark(parser.pointee.problem_mark), within: beginning, after: lastQuoted, lines: lines())
    let mark = withinText(advice.mark)
    let place =
      isUnreadable
      ? readerPlace(offset: parser.pointee.problem_offset)
      : Node.Place(line: mark.line + firstLine, column: mark.column + 1, length: 1)
    return Diagnostic(.yamlSyntax, advice.message, at: location(place), help: advice.help)
  }

  /// Returns the end of the last line with text if `mark` is after it, because libyaml also counts the line after the last
  /// line break.
  private mutating func withinText(_ mark: SyntaxAdvice.Mark) -> SyntaxAdvice.Mark {
    let lines = lines()
    let last = lines.lastIndex { $0.contains { !$0.properties.isWhitespace } } ?? 0
    guard mark.line > last, lines.indices.contains(last) else { return mark }
    return SyntaxAdvice.Mark(line: last, column: String(lines[last]).trimmingEnd().unicodeScalars.count)
  }

  private func mark(_ mark: yaml_mark_t) -> SyntaxAdvice.Mark {
    SyntaxAdvice.Mark(line: Int(mark.line), column: Int(mark.column))
  }

  /// Returns the lines of the input, for messages about one of them.
  private mutating func lines() -> [Substring.UnicodeScalarView] {
    if let knownLines { return knownLines }
    let text = String(decoding: UnsafeBufferPointer(input), as: UTF8.self)
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    knownLines = lines
    return lines
  }

  /// Returns the place of a byte that is not text; libyaml reports only its offset.
  private func readerPlace(offset: Int) -> Node.Place {
    let before = input.prefix(max(0, offset))
    let line = before.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = String(decoding: before[lineStart...], as: UTF8.self).unicodeScalars.count
    return Node.Place(line: line + firstLine, column: column + 1, length: 1)
  }

  mutating func report(_ rule: Rule, _ message: String, _ place: Node.Place, help: String?) {
    diagnostics.append(Diagnostic(rule, message, at: location(place), help: help))
  }

  /// Reports a value that begins with `mark`, which has a special meaning in YAML that editors do not know.
  mutating func reportImpossible(_ mark: String, _ place: Node.Place) {
    impossibleLine = place.line
    let line = lines().dropFirst(place.line - firstLine).first.map { String($0) } ?? ""
    report(
      .yamlSyntax, "a value cannot begin with \"\(mark)\"", place,
      help: "put it in quotes: \(SyntaxAdvice.quoted(SyntaxAdvice.value(on: line, from: place.column - 1)))")
  }

  private func location(_ place: Node.Place) -> SourceLocation { place.location(in: path) }
}
