import HTML
import Values

/// Filters for text, HTML and URLs.
enum MarkupFilters {
  static let all: [Function] = [
    escape("escape"),
    escape("e"),
    Function("forceescape", result: .html) { workspace, value, _ in
      var output: [UInt8] = []
      Escaping.html(workspace.utf8(value).span, into: &output)
      return workspace.make(output).markedAsHTML
    },
    Function("safe", result: .html) { workspace, value, _ in
      value.isText ? value.markedAsHTML : workspace.make(workspace.utf8(value)).markedAsHTML
    },
    Function("striptags", result: .text) { workspace, value, _ in
      workspace.make(StrippedText.of(workspace.utf8(value)))
    },
    Function("excerpt", .integer("length"), result: .text) { workspace, value, arguments in
      let length = try workspace.integer(arguments[0], "length", standard: 200)
      let text = String(decoding: StrippedText.of(workspace.utf8(value)), as: UTF8.self)
      return workspace.make(excerpt(text, length: max(1, length)))
    },
    Function("urlencode", result: .text) { workspace, value, _ in
      workspace.make(try urlEncoded(&workspace, value))
    },
  ]

  private static func escape(_ name: String) -> Function {
    Function(name, result: .html) { workspace, value, _ in
      if value.kind == .html { return value }
      var output: [UInt8] = []
      Escaping.html(workspace.utf8(value).span, into: &output)
      return workspace.make(output).markedAsHTML
    }
  }

  /// Returns the beginning of text, at most `length` characters including the ellipsis, cut at a word boundary.
  private static func excerpt(_ text: String, length: Int) -> String {
    guard text.count > length else { return text }
    let kept = text.prefix(length - 1)
    let end = kept.lastIndex(of: " ").flatMap { $0 > kept.startIndex ? $0 : nil } ?? kept.endIndex
    let cut = kept[..<end].reversed().drop { $0.isPunctuation || $0.isWhitespace }.reversed()
    return String(cut) + "…"
  }

  /// Returns text encoded for a URL, or a map or list of pairs encoded as a query.
  private static func urlEncoded(_ workspace: inout Workspace, _ value: Value) throws(FunctionFailure) -> [UInt8] {
    guard [.map, .record, .list].contains(value.kind) else {
      return percentEncoded(workspace.utf8(value), keeping: "/")
    }
    let pairs = value.kind == .list ? value : try CollectionMethods.items(&workspace, value)
    let encoded = workspace.elements(of: pairs).map { pair in
      workspace.elements(of: pair).map { element in
        percentEncoded(workspace.utf8(element), keeping: "").map { $0 }
      }.joined(separator: [UInt8(ascii: "=")])
    }
    let query = Array(encoded.joined(separator: [UInt8(ascii: "&")]))
    return ByteText.replacing(Array("%20".utf8), with: [UInt8(ascii: "+")], in: query)
  }

  private static func percentEncoded(_ text: [UInt8], keeping kept: String) -> [UInt8] {
    let unreserved = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~".utf8).union(kept.utf8)
    var output: [UInt8] = []
    for byte in text {
      if unreserved.contains(byte) { output.append(byte) } else { Escaping.percent(byte, into: &output) }
    }
    return output
  }
}
