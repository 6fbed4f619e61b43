import Diagnostics

/// An expression, with the location that messages about it point to.
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
    case slice(Expression, from: Expression?, to: Expression?, step: Expression?)
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
