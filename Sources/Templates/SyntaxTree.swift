import Diagnostics

/// An expression, with the place that messages about it point to.
struct Expression: Sendable {
  indirect enum Kind: Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case list([Expression])
    case map([(key: Expression, value: Expression)])
    case name(String)
    case attribute(Expression, String)
    case item(Expression, Expression)
    case slice(Expression, from: Expression?, to: Expression?)
    case call(Expression, Arguments)
    case filter(Expression, String, Arguments)
    case test(Expression, String, Arguments, isNegated: Bool)
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    case comparison(Expression, [(BinaryOperator, Expression)])
    case and(Expression, Expression)
    case or(Expression, Expression)
    case conditional(condition: Expression, then: Expression, otherwise: Expression?)
  }

  let kind: Kind
  let location: SourceLocation
}

/// What stands between the parentheses of a call.
struct Arguments: Sendable {
  var positional: [Expression] = []
  var named: [(name: String, value: Expression, location: SourceLocation)] = []
}

enum UnaryOperator: Sendable {
  case not, minus, plus
}

enum BinaryOperator: UInt8, Sendable {
  case add, subtract, multiply, divide, floorDivide, remainder, power, concatenate
  case equal, unequal, less, lessOrEqual, greater, greaterOrEqual, contained, notContained
}

/// A piece of a template.
struct Statement: Sendable {
  indirect enum Kind: Sendable {
    case text(String)
    case output(Expression)
    case conditional([(condition: Expression, body: [Statement])], otherwise: [Statement])
    case loop(Loop)
    case set([String], Expression)
    case setBlock(String, [Statement])
    case with([(name: String, value: Expression)], [Statement])
    case block(Block)
    case extends(String)
    case include([String], ignoresMissing: Bool)
    case importAll(String, as: String)
    case importNames(String, [(name: String, alias: String)])
    case macro(Macro)
    case filter([(name: String, arguments: Arguments)], [Statement])
  }

  struct Loop: Sendable {
    let targets: [String]
    let sequence: Expression
    let filter: Expression?
    let body: [Statement]
    let otherwise: [Statement]
  }

  struct Block: Sendable {
    let name: String
    let body: [Statement]
  }

  struct Macro: Sendable {
    let name: String
    let parameters: [(name: String, defaultValue: Expression?)]
    let body: [Statement]
  }

  let kind: Kind
  let location: SourceLocation
}
