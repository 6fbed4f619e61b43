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

/// The arguments in the parentheses of a call.
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

/// A statement of a template.
struct Statement: Sendable {
  indirect enum Kind: Sendable {
    case text(String)
    case output(Expression)
    case conditional([(condition: Expression, body: [Statement])], otherwise: [Statement])
    case loop(Loop)
    case breakLoop
    case continueLoop
    case set([Target], Expression)
    case setBlock(Target, [FilterCall], [Statement])
    case with([(name: String, value: Expression)], [Statement])
    case block(Block)
    case extends(String)
    case include([String], ignoresMissing: Bool, hasContext: Bool)
    case importAll(String, as: String, hasContext: Bool)
    case importNames(String, [(name: String, alias: String)], hasContext: Bool)
    case macro(Macro)
    case callBlock(Macro, callee: Expression, Arguments)
    case filter([FilterCall], [Statement])
    case autoescape(Bool, [Statement])
  }

  /// The target of a `set`: a name, or an attribute of a namespace.
  struct Target: Sendable {
    let name: String
    var attribute: String?
    let location: SourceLocation
  }

  struct FilterCall: Sendable {
    let name: String
    let arguments: Arguments
    let location: SourceLocation
  }

  /// The target of a loop: a name, or names for the parts of an element.
  indirect enum LoopTarget: Sendable {
    case name(String)
    case group([LoopTarget])
  }

  struct Loop: Sendable {
    let targets: [LoopTarget]
    let sequence: Expression
    let filter: Expression?
    let isRecursive: Bool
    let body: [Statement]
    let otherwise: [Statement]
  }

  struct Block: Sendable {
    let name: String
    let isScoped: Bool
    let isRequired: Bool
    let body: [Statement]
    let location: SourceLocation
  }

  /// A macro, or the body of a call block, which is a macro without a name.
  struct Macro: Sendable {
    let name: String
    let parameters: [(name: String, defaultValue: Expression?)]
    let body: [Statement]
    let location: SourceLocation
    /// The variables that the body mentions. Some of them, such as `caller`, have a special meaning.
    let names: Set<String>

    init(
      name: String, parameters: [(name: String, defaultValue: Expression?)], body: [Statement],
      location: SourceLocation
    ) {
      self.name = name
      self.parameters = parameters
      self.body = body
      self.location = location
      names = body.reduce(into: []) { $1.addNames(to: &$0) }
    }
  }

  let kind: Kind
  let location: SourceLocation
}

extension Statement {
  /// The statements directly inside this one.
  var children: [Statement] {
    switch kind {
    case .conditional(let branches, let otherwise): branches.flatMap(\.body) + otherwise
    case .loop(let loop): loop.body + loop.otherwise
    case .setBlock(_, _, let body), .with(_, let body), .filter(_, let body), .autoescape(_, let body): body
    case .block(let block): block.body
    case .macro(let macro), .callBlock(let macro, _, _): macro.body
    case .text, .output, .breakLoop, .continueLoop, .set, .extends, .include, .importAll, .importNames: []
    }
  }
}
