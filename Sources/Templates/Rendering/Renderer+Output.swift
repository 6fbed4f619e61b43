import Values

extension Renderer {
  /// Writes a value with the escaping of its context.
  @inline(__always)
  func emit(_ value: Value, _ place: EscapingPlace, into output: inout [UInt8]) throws {
    if value.isText, place.takesTexts {
      return workspace.withBytes(of: value) { write($0, isHTML: value.kind == .html, place, into: &output) }
    }
    try emitOther(value, place, into: &output)
  }

  private func emitOther(_ value: Value, _ place: EscapingPlace, into output: inout [UInt8]) throws {
    if value.kind == .undefined { throw FunctionFailure.undefined }
    if place == .script || place == .json {
      var writer = JSONText(isInHTML: place == .script)
      writer.isInScript = place == .script
      // Two minus signs would form a decrement: `a-{{ b }}`.
      if place == .script, output.last == UInt8(ascii: "-") { output.append(UInt8(ascii: " ")) }
      return writer.write(value, workspace, into: &output)
    }
    if place == .style || place == .headingLevel {
      return try CheckedText.write(value, workspace, place, into: &output)
    }
    if place == .csv { return CSVText.write(value, workspace, into: &output) }
    switch value.kind {
    case .null, .undefined: return
    case .document:
      throw FunctionFailure("\(value.kindName(workspace)) cannot be printed", help: "print one of its fields")
    case .function, .deferred: throw FunctionFailure("\(value.kindName(workspace)) cannot be printed")
    case .integer: Self.write(integer: value.integerValue ?? 0, into: &output)
    case .number, .boolean, .date, .text, .html, .list, .map, .record:
      write(workspace.utf8(value).span, isHTML: false, place, into: &output)
    }
  }

  /// Writes an integer. Digits need no escaping in any context.
  private static func write(integer: Int, into output: inout [UInt8]) {
    if integer < 0 { output.append(UInt8(ascii: "-")) }
    let magnitude = integer.magnitude
    var unit: UInt = 1
    while magnitude / unit >= 10 { unit *= 10 }
    while unit > 0 {
      output.append(UInt8(ascii: "0") + UInt8(magnitude / unit % 10))
      unit /= 10
    }
  }

  private func write(_ span: Span<UInt8>, isHTML: Bool, _ place: EscapingPlace, into output: inout [UInt8]) {
    switch place {
    case .plain: Escaping.copy(span, 0..<span.count, into: &output)
    case .htmlText where isHTML: Escaping.copy(span, 0..<span.count, into: &output)
    case .rcdata where isHTML, .attribute where isHTML: Escaping.htmlMarkupInAttribute(span, into: &output)
    case .htmlText, .rcdata, .attribute: Escaping.html(span, into: &output)
    case .urlStart where isHTML, .urlBeforePath where isHTML, .urlPath where isHTML, .urlQuery where isHTML:
      // Macros and `e` return escaped HTML, which is decoded before it is escaped as a URL.
      Escaping.url(Escaping.withoutReferences(span).span, place, library.schemes, into: &output)
    case .urlStart, .urlBeforePath, .urlPath, .urlQuery: Escaping.url(span, place, library.schemes, into: &output)
    case .srcset: Escaping.srcset(span, library.schemes, into: &output)
    case .xml where isHTML: Escaping.xmlMarkup(span, into: &output)
    case .xmlAttribute where isHTML: Escaping.xmlMarkup(span, isInAttribute: true, into: &output)
    case .xml, .xmlAttribute: Escaping.xml(span, into: &output)
    case .calendar where isHTML: Escaping.copy(span, 0..<span.count, into: &output)
    case .calendar: CalendarText.write(span, into: &output)
    case .css where isHTML, .header where isHTML, .redirect where isHTML:
      Escaping.copy(span, 0..<span.count, into: &output)
    case .css: HostText.writeCSS(span, into: &output)
    case .header: HostText.writeHeader(span, into: &output)
    case .redirect: HostText.writeRedirect(span, into: &output)
    case .script, .json, .csv, .style, .headingLevel: break
    }
  }
}
