enum UnaryOperator: Sendable {
  case not, minus, plus
}
