import YAML

/// The file and the alternative text of an image that is not written as fields: `hall.png`, `![The hall](hall.png)`.
struct MeantImage {
  private var file = "photo.jpg"
  private var text = "What the image shows"
  private var isList = false
  /// The fields, if they are right but enclosed in quotation marks.
  private var fields: String?

  init(_ node: Node) {
    switch node.content {
    case .scalar(let scalar): read(scalar.text.trimmingBlanks())
    case .sequence(let items):
      isList = true
      if let record = items.first, case .mapping = record.content {
        file = record.entry("src")?.scalarText ?? file
        text = record.entry("alt")?.scalarText ?? text
      } else if let name = items.first?.scalarText, name.contains(".") {
        file = name
        if items.count > 1 { text = items.dropFirst().compactMap(\.scalarText).joined(separator: ", ") }
      }
    case .mapping: break
    }
  }

  /// The advice on how to write it.
  var advice: String {
    let value = fields ?? "{ src: \(ScalarText.inFlow(file)), alt: \(ScalarText.inFlow(text)) }"
    return isList ? "write one image in place of the list: \(value)" : "write \(value)"
  }

  private mutating func read(_ written: String) {
    if written.isEmpty { return }
    if written.hasPrefix("{"), written.hasSuffix("}"), written.contains("src:") {
      fields = written
      return
    }
    // ![text](file "title")
    if written.hasPrefix("!["), written.hasSuffix(")"), let middle = written.firstRange(of: "](") {
      let alt = written[..<middle.lowerBound].dropFirst(2)
      file = String(written[middle.upperBound...].dropLast().prefix { $0 != " " })
      if !alt.allSatisfy(\.isWhitespace) { text = String(alt) }
      return
    }
    // file "text"
    if written.hasSuffix("\""), let mark = written.firstIndex(of: "\""), mark > written.startIndex {
      let alt = written[written.index(after: mark)...].dropLast()
      file = String(written[..<mark]).trimmingBlanks()
      if !alt.isEmpty { text = String(alt) }
      return
    }
    file = written
  }
}
