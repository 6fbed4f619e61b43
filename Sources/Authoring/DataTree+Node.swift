import YAML

extension DataTree {
  /// Creates a tree from a YAML node. Plain scalars become literals, which are written without quotes again.
  init(_ node: Node) {
    switch node.content {
    case .scalar(let scalar) where scalar.isNull: self = .nothing
    case .scalar(let scalar) where scalar.isPlain: self = .literal(scalar.text)
    case .scalar(let scalar): self = .prose(scalar.text)
    case .sequence(let nodes): self = .list(nodes.map(DataTree.init))
    case .mapping(let entries): self = .map(entries.map { Entry($0.key, DataTree($0.value)) })
    }
  }
}
