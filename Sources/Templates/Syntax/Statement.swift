import Diagnostics

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
