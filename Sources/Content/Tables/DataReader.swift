import Diagnostics
import Values
import YAML

/// Reads a data file in YAML or JSON without a declared type.
///
/// An unquoted scalar is `true`, `false`, null, or a number if it is written as in JSON (RFC 8259); `~` and nothing are
/// null, too. All other scalars are text, such as `NO`, `Null`, `02134`, and `2026-01-31`.
package struct DataReader: Sendable {
  /// The bytes and rows of the values read so far.
  package private(set) var table: ValueTable
  /// Each key, stored once, so that templates can find it by position in many maps.
  private var keys: [String: Value] = [:]

  package init(into table: ValueTable = ValueTable()) { self.table = table }

  /// Returns the value of `bytes`, the content of the file at `path`; null for an empty file, or if there are errors.
  package mutating func read(_ bytes: [UInt8], path: String) -> (Value, [Diagnostic]) {
    let source = path.hasSuffix(".json") ? SurrogatePairs.joined(in: bytes) : bytes
    let (node, diagnostics) = YAMLDocument.parse(source[...], path: path)
    return (node.map { value($0) } ?? .null, diagnostics)
  }

  private mutating func value(_ node: Node) -> Value {
    switch node.content {
    case .scalar(let scalar): return self.scalar(scalar)
    case .sequence(let nodes): return table.list(nodes.map { value($0) })
    case .mapping(let entries): return table.map(entries.map { (key: key($0.key), value: value($0.value)) })
    }
  }

  private mutating func key(_ text: String) -> Value {
    if let key = keys[text] { return key }
    let key = table.text(text)
    keys[text] = key
    return key
  }

  private mutating func scalar(_ scalar: Node.Scalar) -> Value {
    if scalar.isNull { return .null }
    guard scalar.isPlain else { return table.text(scalar.text) }
    switch scalar.text {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case let text where Self.isNumber(text):
      return Int(text).map { .integer($0) } ?? Double(wholeText: text).map { .number($0) } ?? table.text(text)
    case let text: return table.text(text)
    }
  }

  /// Returns whether `text` is a JSON number: no leading zero or plus sign, and digits on both sides of a decimal
  /// point.
  private static func isNumber(_ text: String) -> Bool {
    var rest = Substring(text).utf8
    /// Consumes the digits that come next and returns their number.
    func digits() -> Int {
      let count = rest.prefix { 0x30...0x39 ~= $0 }.count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole == 1 || whole > 1 && !startsWithZero else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}
