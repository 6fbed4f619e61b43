import CExpat

/// Reads an XML 1.0 document piece by piece with expat. The only code that calls expat.
///
/// Nothing external is ever loaded. A document with a document type declaration, which could declare entities, is
/// rejected: no entity can expand without limit or name a file.
package final class XMLParser {
  /// The reason that a document cannot be parsed any further.
  package struct Failure: Error {
    package enum Cause: Sendable {
      /// The document ends before its last element does.
      case cutOff
      case doctype
      /// A syntax error, as described by expat.
      case syntax(String)
    }

    package let cause: Cause
    /// The position of the error; line and column are counted from 1.
    package let line: Int
    package let column: Int
  }

  private let parser: XML_Parser
  private let target: Target

  /// The context that the parser passes to its callbacks.
  private final class Target {
    let receiver: any XMLReceiver
    let parser: XML_Parser
    var hasDoctype = false

    init(_ receiver: any XMLReceiver, _ parser: XML_Parser) {
      self.receiver = receiver
      self.parser = parser
    }
  }

  /// Creates a parser of UTF-8, regardless of the declared encoding, that reports what it reads to `receiver`; `nil` if
  /// memory runs out.
  package init?(_ receiver: any XMLReceiver) {
    guard let parser = XML_ParserCreate("UTF-8") else { return nil }
    self.parser = parser
    target = Target(receiver, parser)
    XML_SetUserData(parser, Unmanaged.passUnretained(target).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let data, let name else { return }
        let target = Unmanaged<Target>.fromOpaque(data).takeUnretainedValue()
        target.receiver.start(
          String(cString: name), attributes: XMLParser.pairs(attributes),
          line: Int(XML_GetCurrentLineNumber(target.parser)))
      },
      { data, name in
        guard let data, let name else { return }
        Unmanaged<Target>.fromOpaque(data).takeUnretainedValue().receiver.end(String(cString: name))
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let data, let text else { return }
      let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
      Unmanaged<Target>.fromOpaque(data).takeUnretainedValue().receiver.text(String(decoding: bytes, as: UTF8.self))
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      guard let data else { return }
      let target = Unmanaged<Target>.fromOpaque(data).takeUnretainedValue()
      target.hasDoctype = true
      XML_StopParser(target.parser, XML_Bool(XML_FALSE))
    }
    // Pretend that there is an external document type: references to its entities are then passed on instead of being
    // errors.
    XML_UseForeignDTD(parser, XML_Bool(XML_TRUE))
    XML_SetSkippedEntityHandler(parser) { data, name, isParameter in
      guard let data, let name, isParameter == 0 else { return }
      let receiver = Unmanaged<Target>.fromOpaque(data).takeUnretainedValue().receiver
      let entity = String(cString: name)
      receiver.text(receiver.entity(entity) ?? "&\(entity);")
    }
  }

  deinit { XML_ParserFree(parser) }

  /// Parses the next bytes. Throws ``Failure``, after which nothing more can be parsed.
  package func read(_ bytes: [UInt8]) throws(Failure) { try parse(bytes, isLast: false) }

  /// Ends the document. Throws ``Failure`` if the document is incomplete.
  package func finish() throws(Failure) { try parse([], isLast: true) }

  private func parse(_ bytes: [UInt8], isLast: Bool) throws(Failure) {
    let status = bytes.withUnsafeBytes { buffer in
      XML_Parse(parser, buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), isLast ? 1 : 0)
    }
    guard status != XML_STATUS_OK else { return }
    let code = XML_GetErrorCode(parser)
    let cause: Failure.Cause =
      if target.hasDoctype {
        .doctype
      } else if isLast {
        .cutOff
      } else {
        .syntax(XML_ErrorString(code).map { String(cString: $0) } ?? "error \(code.rawValue)")
      }
    throw Failure(
      cause: cause, line: Int(XML_GetCurrentLineNumber(parser)), column: Int(XML_GetCurrentColumnNumber(parser)) + 1)
  }

  private static func pairs(_ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?) -> [String: String] {
    guard var pair = attributes else { return [:] }
    var pairs: [String: String] = [:]
    while let name = pair[0], let value = pair[1] {
      pairs[String(cString: name)] = String(cString: value)
      pair += 2
    }
    return pairs
  }
}
