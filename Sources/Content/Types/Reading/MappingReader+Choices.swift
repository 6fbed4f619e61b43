import YAML

extension MappingReader {
  /// Returns the choices in a list of names, or of names with labels: `[{ adopted: Aprobada }, proposed]`. Returns `nil`
  /// if some are invalid, and an empty list if `key` is omitted.
  mutating func choices(_ key: Key) -> [Choice]? {
    guard let node = take(key) else { return [] }
    guard case .sequence(let nodes) = node.content else {
      var help = "write it as [\(node.scalarText ?? "first, second")]"
      if case .mapping(let entries) = node.content, let first = entries.first {
        help =
          "write a list of choices, as in [{ \(first.key): \(first.value.scalarText.map(ScalarText.inFlow) ?? "Label") }]"
      }
      report("\"\(key.rawValue)\" must be a list", node.place, help: help)
      return nil
    }
    let choices = nodes.compactMap { choice($0, key) }
    return choices.count == nodes.count ? choices : nil
  }

  private mutating func choice(_ node: Node, _ key: Key) -> Choice? {
    if let name = node.scalarText {
      checkEntry(node, of: key)
      return Choice(name)
    }
    guard case .mapping(let entries) = node.content, let entry = entries.first else {
      report("an entry in \"\(key.rawValue)\" must be text, not \(node.kindName)", node.place, help: nil)
      return nil
    }
    if entries.count > 1 {
      report(
        "two choices are in one entry of \"\(key.rawValue)\"", entries[1].keyPlace,
        help: "write an entry for each, as in [{ \(entry.key): … }, { \(entries[1].key): … }]")
      return nil
    }
    guard let label = entry.value.scalarText, !label.isEmpty else {
      report(
        entry.value.isNull || entry.value.scalarText != nil
          ? "the choice \"\(entry.key)\" has no label"
          : "the label of \"\(entry.key)\" must be text, not \(entry.value.kindName)", entry.value.place,
        help: "write the text that readers see, as in \(entry.key): Label")
      return nil
    }
    return Choice(entry.key, label: label)
  }
}
