import Diagnostics
import Values

/// Filters that apply a filter or a test to every element of a list.
enum SelectionFilters {
  static let all: [Function] = [
    Function(
      "map",
      [
        Parameter("filter", .filterName), Parameter("attribute", .attribute, isNamed: true),
        Parameter("default", isNamed: true), .rest,
      ], result: { _, attribute in .list(attribute ?? .any) }
    ) { workspace, value, arguments in try mapped(&workspace, value, arguments) },
    selection("select", keepsTrue: true, byAttribute: false),
    selection("reject", keepsTrue: false, byAttribute: false),
    selection("selectattr", keepsTrue: true, byAttribute: true),
    selection("rejectattr", keepsTrue: false, byAttribute: true),
    Function(
      "where", [.required("attribute", .attribute), .required("value")], result: ListFilters.list
    ) { workspace, value, arguments in
      let keys = try ListFilters.attributes(&workspace, value, arguments[0])
      return workspace.make(
        zip(try workspace.sequence(value), keys).filter { workspace.equal($0.1, arguments[1]) }.map(\.0))
    },
  ]

  /// Returns the elements with a filter applied to each, or, with `attribute=`, their attributes.
  private static func mapped(
    _ workspace: inout Workspace, _ value: Value, _ arguments: FunctionArguments
  ) throws -> Value {
    guard arguments[1].isMissing else {
      let values = try ListFilters.attributes(&workspace, value, arguments[1])
      return workspace.make(values.map { $0.isMissing && arguments[2].kind != .undefined ? arguments[2] : $0 })
    }
    guard !arguments[0].isMissing else { throw FunctionFailure("\"map\" needs a filter or an attribute") }
    let elements = try workspace.sequence(value)
    let function = try function(named: arguments[0], in: Library.filters, Library.filterPositions, "filter", workspace)
    let given = try self.arguments(of: function, arguments[3], &workspace)
    var made: [Value] = []
    for element in elements { made.append(try function.apply(&workspace, element, given)) }
    return workspace.make(made)
  }

  private static func selection(_ name: String, keepsTrue: Bool, byAttribute: Bool) -> Function {
    let test: [Parameter] = [Parameter("test", .testName), .rest]
    let parameters = byAttribute ? [.required("attribute", .attribute)] + test : test
    return Function(name, parameters, result: ListFilters.list) { workspace, value, arguments in
      let elements = try workspace.sequence(value)
      let keys = byAttribute ? try ListFilters.attributes(&workspace, value, arguments[0]) : elements
      let (test, rest) = byAttribute ? (arguments[1], arguments[2]) : (arguments[0], arguments[1])
      var kept: [Value] = []
      if test.isMissing {
        kept = zip(elements, keys).filter { $0.1.isTrue(workspace) == keepsTrue }.map(\.0)
      } else {
        let function = try function(named: test, in: Library.tests, Library.testPositions, "test", workspace)
        let arguments = try self.arguments(of: function, rest, &workspace)
        for (element, key) in zip(elements, keys) {
          if try function.apply(&workspace, key, arguments).isTrueBoolean == keepsTrue { kept.append(element) }
        }
      }
      return workspace.make(kept)
    }
  }

  private static func function(
    named name: Value, in functions: [Function], _ positions: [String: Int], _ kind: String,
    _ workspace: borrowing Workspace
  ) throws(FunctionFailure) -> Function {
    let name = workspace.text(name)
    guard let position = positions[name] else { throw FunctionFailure("no \(kind) is named \"\(name)\"") }
    return functions[position]
  }

  /// Returns the arguments of `function`, taken from the remaining arguments of the filter that applies it.
  private static func arguments(
    of function: Function, _ rest: Value, _ workspace: inout Workspace
  ) throws(FunctionFailure) -> FunctionArguments {
    var given = workspace.elements(of: rest)
    let named = given.popLast() ?? .null
    var arguments = FunctionArguments(repeating: .undefined)
    for (index, parameter) in function.parameters.enumerated() {
      if parameter.meaning == .rest {
        let extra = Array(given.dropFirst(index)) + [named]
        arguments[index] = workspace.make(extra)
      } else if index < given.count {
        arguments[index] = given[index]
      } else if let value = workspace.attribute(named: parameter.name, of: named) {
        arguments[index] = value
      } else if parameter.isRequired {
        throw FunctionFailure("\"\(function.name)\" needs the argument \"\(parameter.name)\"")
      }
    }
    guard given.count <= function.parameters.count || function.parameters.last?.meaning == .rest else {
      throw FunctionFailure(
        "\"\(function.name)\" takes \(counted(function.parameters.count, "argument")), not \(given.count)")
    }
    return arguments
  }
}
