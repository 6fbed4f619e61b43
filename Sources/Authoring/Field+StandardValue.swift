import Content

extension Field {
  /// The default value; `nil` if there is none or it depends on other fields.
  var standardValue: DataTree? {
    guard let node = defaultValue else { return nil }
    let names = node.scalarText.flatMap { TextPattern($0)?.fields } ?? []
    return names.isEmpty ? DataTree(node).asJSON : nil
  }
}

extension DataTree {
  /// The tree with every literal that is not valid JSON as text.
  fileprivate var asJSON: DataTree {
    switch self {
    case .literal(let text):
      let isNumber = text.first != "0" && text.allSatisfy(\.isNumber) || text == "0"
      return isNumber || ["true", "false"].contains(text) ? self : .text(text)
    case .list(let items): return .list(items.map(\.asJSON))
    case .map(let entries): return .map(entries.map { Entry($0.key, $0.value.asJSON) })
    default: return self
    }
  }
}
