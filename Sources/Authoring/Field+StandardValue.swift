import Content

extension Field {
  /// The value where none is given; `nil` where there is no such value, or it is made of other fields.
  var standardValue: DataTree? {
    guard let node = defaultValue else { return nil }
    let names = node.scalarText.flatMap { TextPattern($0)?.fields } ?? []
    return names.isEmpty ? DataTree(node).asJSON : nil
  }
}

extension DataTree {
  /// The same with what JSON cannot write without quotes as texts.
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
