import TestSites
import Testing

@Suite("Errors in conditions") struct ConditionErrorTests {
  /// Returns the first error of a type with the condition `condition`, without the path of the file. The condition begins at
  /// column 9 of line 3.
  private static func error(_ condition: String) async throws -> String? {
    let site = try TestSite([
      "things/_type.yml": """
      name: thing
      computed:
        some: \(condition)
      fields:
        on: { type: date }
        count: { type: integer }
        state: { type: choice, of: [open, closed] }
        done: { type: boolean }
        text: { type: markdown }
        tags: { type: list, of: { type: text } }
      """
    ])
    return try await site.findings().first?.replacing("content/things/_type.yml:", with: "")
  }

  @Test(
    "An error is at the word where reading stops, with a fix",
    arguments: [
      ("count =", "3:16 error: the condition ends too early; add a value to compare with"),
      ("count = 1 and", "3:22 error: the condition ends too early; add a field"),
      ("not", "3:12 error: the condition ends too early; add a field"),
      ("count == 1", "3:15 error: \"==\" is not a comparison operator; use one of: = != < <= > >="),
      ("done && done", "3:14 error: unexpected \"&&\"; continue with \"and\" or \"or\""),
      ("count && done", "3:15 error: \"&&\" is not a comparison operator; use one of: = != < <= > >="),
      ("count = many", "3:17 error: \"many\" is not a whole number; write digits only, as in 1500"),
      ("xxxxxx = 1", "3:9 error: no field is named \"xxxxxx\"; use one of: on, count, state, done, text, tags"),
      ("cuont = 1", "3:9 error: no field is named \"cuont\"; did you mean \"count\"?"),
      ("state = opne", "3:17 error: \"opne\" is not one of the choices for \"state\"; did you mean \"open\"?"),
      ("state < open", "3:17 error: text can be compared only with = or !="),
      ("text = a", "3:16 error: this field cannot be compared; write \"is given\""),
      ("tags = a", "3:16 error: this field cannot be compared; write \"is given\""),
      ("on > today + soon", "3:22 error: \"soon\" is not a number of days, months, or years"),
      ("on > today + 3", "3:23 error: the condition ends too early; add \"days\", \"months\", or \"years\""),
      ("on > today + 3 weeks", "3:24 error: \"weeks\" is not one of: days, months, years"),
      ("on is mising", "3:15 error: \"is\" must be followed by \"missing\" or \"given\""),
      ("no tags where done", "3:12 error: \"tags\" is not a list of records"),
      ("[done]", "3:9 error: a condition must be text, not a list; write a condition such as status = certified"),
      ("'done and'", "3:18 error: the condition ends too early; add a field"),
    ])
  func errors(condition: String, message: String) async throws {
    let error = try #require(try await Self.error(condition))
    #expect(error.hasPrefix(message), "\(error)")
  }

  @Test("A condition with more than 500 words is an error")
  func length() async throws {
    let terms = [String](repeating: "done", count: 250).joined(separator: " and ")
    #expect(try await Self.error(terms) == nil)
    #expect(
      try await Self.error(terms + " and done")
        == "3:9 error: this condition is too long; split it into shorter conditions")
  }

  @Test("In a block scalar, where the location of a word is unknown, an error is at the value")
  func block() async throws {
    let error = try #require(try await Self.error("|\n    done and\n    cuont = 1"))
    #expect(error.hasPrefix("3:9 error: no field is named \"cuont\""), "\(error)")
  }

  @Test("An error in a condition is also reported for a requirement, a check, and a list")
  func users() async throws {
    let site = try TestSite([
      "things/_type.yml": """
      name: thing
      require: cuont = 1
      checks: [{ when: cuont = 2, say: two }]
      lists: [{ by: state, where: cuont = 3, path: "/things/{value}/" }]
      fields: { count: { type: integer }, state: { type: choice, of: [open] } }
      """
    ])
    let error = "error: no field is named \"cuont\"; did you mean \"count\"?"
    let path = "content/things/_type.yml"
    #expect(
      try await site.findings() == ["\(path):2:10 \(error)", "\(path):3:18 \(error)", "\(path):4:29 \(error)"])
  }
}
