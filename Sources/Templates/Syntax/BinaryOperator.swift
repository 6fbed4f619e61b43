enum BinaryOperator: UInt8, Sendable {
  case add, subtract, multiply, divide, floorDivide, remainder, power, concatenate
  case equal, unequal, less, lessOrEqual, greater, greaterOrEqual, contained, notContained
}
