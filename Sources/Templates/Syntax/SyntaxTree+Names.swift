extension Statement {
  /// Adds the variables that the statement mentions, at any depth, to `names`.
  func addNames(to names: inout Set<String>) {
    for expression in expressions { expression.addNames(to: &names) }
    switch kind {
    case .macro(let macro), .callBlock(let macro, _, _): names.formUnion(macro.names)
    default: for child in children { child.addNames(to: &names) }
    }
  }

  private var expressions: [Expression] {
    switch kind {
    case .output(let value), .set(_, let value): [value]
    case .conditional(let branches, _): branches.map(\.condition)
    case .loop(let loop): [loop.sequence] + [loop.filter].compactMap { $0 }
    case .with(let values, _): values.map(\.value)
    case .callBlock(_, let callee, let arguments): [callee] + arguments.expressions
    case .filter(let filters, _), .setBlock(_, let filters, _): filters.flatMap(\.arguments.expressions)
    default: []
    }
  }
}

extension Arguments {
  var expressions: [Expression] { positional + named.map(\.value) }
}

extension Expression {
  /// A name, or names joined by dots, as written in the template.
  var text: String {
    switch kind {
    case .name(let name): name
    case .attribute(let base, let name): base.text + "." + name
    default: "this"
    }
  }

  fileprivate func addNames(to names: inout Set<String>) {
    if case .name(let name) = kind { names.insert(name) }
    for part in parts { part.addNames(to: &names) }
  }

  /// The operands of this expression.
  private var parts: [Expression] {
    switch kind {
    case .null, .boolean, .integer, .number, .text, .name: []
    case .list(let elements): elements
    case .map(let pairs): pairs.flatMap { [$0.key, $0.value] }
    case .attribute(let base, _), .unary(_, let base): [base]
    case .item(let base, let index): [base, index]
    case .slice(let base, let from, let to, let step): [base] + [from, to, step].compactMap { $0 }
    case .call(let base, let arguments), .filter(let base, _, let arguments), .test(let base, _, let arguments, _):
      [base] + arguments.expressions
    case .binary(_, let left, let right), .and(let left, let right), .or(let left, let right): [left, right]
    case .comparison(let first, let rest): [first] + rest.map(\.1)
    case .conditional(let condition, let then, let otherwise): [condition, then] + [otherwise].compactMap { $0 }
    }
  }
}
