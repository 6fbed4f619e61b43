import Values

/// The implementations of the functions in ``Library``, by position: quicker to reach than the whole function.
struct FunctionBodies {
  /// A closure wrapped in a structure. As a plain array element it would be called through thunks, which allocate.
  struct Body {
    let apply: @Sendable (inout Workspace, Value, FunctionArguments) throws -> Value

    init(_ function: Function) { apply = function.apply }
  }

  let filters = Library.filters.map(Body.init)
  let tests = Library.tests.map(Body.init)
  let methods = Library.methods.map(Body.init)
}
