/// All filters, tests and methods of the language, by position.
enum Library {
  static let filters: [Function] =
    TextFilters.all + MarkupFilters.all + ListFilters.all + SelectionFilters.all + NumberFilters.all
    + DateFilters.all.map { $0.on(.date) } + ValueFilters.all
  static let filterPositions = positions(filters)

  static let tests: [Function] = Tests.all
  static let testPositions = positions(tests)

  static let methods: [Function] = TextMethods.all.map { $0.on(.text) } + CollectionMethods.all
  static let methodPositions = positions(methods)

  private static func positions(_ functions: [Function]) -> [String: Int] {
    Dictionary(functions.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
