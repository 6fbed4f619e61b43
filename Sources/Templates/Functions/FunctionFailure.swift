/// The reason why a filter, a test or an operator cannot be applied to a value.
struct FunctionFailure: Error {
  let message: String
  let help: String?

  init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }

  static let undefined = FunctionFailure(
    "this is not defined", help: "test with \"is defined\", or use the \"default\" filter")

  static func tooLong(_ limits: RenderLimits) -> FunctionFailure {
    FunctionFailure("the output is longer than \(limits.outputSize) bytes")
  }
}
