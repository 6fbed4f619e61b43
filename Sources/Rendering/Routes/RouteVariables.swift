import Themes
import Values

/// The values of all variables, in order.
struct RouteVariables {
  private(set) var values = [Value](repeating: .null, count: RouteVariable.allCases.count)

  subscript(variable: RouteVariable) -> Value {
    get { values[variable.rawValue] }
    set { values[variable.rawValue] = newValue }
  }
}
