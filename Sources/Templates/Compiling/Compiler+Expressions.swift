import Diagnostics
import Values

extension Compiler {
  /// Compiles an expression that pushes its value on the stack, and returns the value's type. With `isLenient`, a
  /// missing name is undefined instead of an error.
  @discardableResult
  mutating func compile(_ expression: Expression, isLenient: Bool = false) -> ValueType {
    let location = expression.location
    switch expression.kind {
    case .null:
      emit(.pushNull)
      return .null
    case .boolean(let flag):
      emitConstant(.boolean(flag))
      return .boolean
    case .integer(let integer):
      emitConstant(.integer(integer))
      return .number
    case .number(let number):
      emitConstant(.number(number))
      return .number
    case .text(let text):
      emitConstant(program.constantValues.text(text))
      return .text
    case .list(let elements):
      let types = elements.map { compile($0) }
      emit(.makeList, elements.count)
      return .tuple(types)
    case .map(let pairs):
      var type = ValueType.null
      for pair in pairs {
        compile(pair.key)
        type = type.joined(with: compile(pair.value))
      }
      emit(.makeMap, pairs.count)
      return .map(type)
    case .name(let name): return load(name, isLenient: isLenient, at: location)
    case .attribute(let base, let name): return attribute(base, name, isLenient: isLenient, at: location)
    case .item(let base, let index): return item(base, index, isLenient: isLenient, at: location)
    case .slice(let base, let from, let to, let step):
      let type = compile(base)
      for bound in [from, to, step] { if let bound { compile(bound) } else { emit(.pushNull) } }
      emit(.slice, at: location)
      if case .tuple = type { return .list(type.element) }
      return type
    case .call(let callee, let arguments): return call(callee, arguments, at: location)
    case .filter(let base, let name, let arguments):
      let type = compile(base, isLenient: name == "default" || name == "d")
      return applyFilter(name, arguments, to: type, at: location)
    case .test(let base, let name, let arguments, let isNegated):
      compile(base, isLenient: name == "defined" || name == "undefined")
      applyTest(name, arguments, at: location)
      if isNegated { emit(.not) }
      return .boolean
    case .unary, .binary, .comparison, .and, .or, .conditional: return compileOperation(expression)
    }
  }

  private mutating func compileOperation(_ expression: Expression) -> ValueType {
    let location = expression.location
    switch expression.kind {
    case .unary(let operation, let operand):
      compile(operand)
      emit(operation == .not ? .not : operation == .minus ? .negate : .plus, at: location)
      return operation == .not ? .boolean : .number
    case .binary(let operation, let left, let right):
      let types = (compile(left), compile(right))
      emit(.binary, Int(operation.rawValue), at: location)
      return resultType(of: operation, types.0, types.1)
    case .comparison(let first, let rest):
      comparison(first, rest)
      return .boolean
    case .and(let left, let right): return shortCircuit(left, right, .jumpIfFalseElsePop)
    case .or(let left, let right): return shortCircuit(left, right, .jumpIfTrueElsePop)
    case .conditional(let condition, let then, let otherwise):
      let truth = truthWithoutCaller(condition)
      checkCondition(condition)
      compile(condition)
      let skip = emit(.jumpIfFalse)
      let type = compiling(isUnreachable: truth == false) { $0.compile(then) }
      let exit = emit(.jump)
      patch(skip)
      defer { patch(exit) }
      guard let otherwise else {
        emit(.pushNull)
        return type
      }
      return type.joined(with: compiling(isUnreachable: truth == true) { $0.compile(otherwise) })
    default: return .any
    }
  }

  func resultType(of operation: BinaryOperator, _ left: ValueType, _ right: ValueType) -> ValueType {
    switch operation {
    case .concatenate: left.isPlainText && right.isPlainText ? .text : .any
    case .add: left == .number && right == .number ? left : left.isPlainText && right.isPlainText ? .text : .any
    case .subtract, .multiply, .divide, .floorDivide, .remainder, .power:
      left == .number && right == .number ? .number : .any
    default: .boolean
    }
  }

  private mutating func shortCircuit(
    _ left: Expression, _ right: Expression, _ jump: Instruction.Operation
  ) -> ValueType {
    let type = compile(left)
    let exit = emit(jump)
    let isUnreachable = truthWithoutCaller(left) == (jump == .jumpIfTrueElsePop)
    let other = compiling(isUnreachable: isUnreachable) { $0.compile(right) }
    patch(exit)
    return type.joined(with: other)
  }

  /// Compiles a chained comparison: `a < b < c` is `a < b and b < c`, with `b` evaluated once.
  private mutating func comparison(_ first: Expression, _ rest: [(BinaryOperator, Expression)]) {
    var left = (first, compile(first))
    var exits: [Int] = []
    for (index, (operation, operand)) in rest.enumerated() {
      let right = (operand, compile(operand))
      checkComparison(operation, left, right)
      left = right
      guard index < rest.count - 1 else {
        emit(.binary, Int(operation.rawValue), at: operand.location)
        break
      }
      let middle = newSlot()
      store(middle)
      push(middle)
      emit(.binary, Int(operation.rawValue), at: operand.location)
      exits.append(emit(.jumpIfFalseElsePop))
      push(middle)
    }
    for exit in exits { patch(exit) }
  }
}
