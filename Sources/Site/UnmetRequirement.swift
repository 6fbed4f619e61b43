import Content
import Diagnostics

/// Documents of a type that are nowhere on the site only since they are not what it requires.
package struct UnmetRequirement: Sendable {
  /// What one of them is called: "chapter".
  package let singular: String
  /// What the type requires, as it is written there.
  package let requirement: String
  package private(set) var count: Int

  package init(singular: String, requirement: String, count: Int) {
    self.singular = singular
    self.requirement = requirement
    self.count = count
  }

  /// Those among `documents`, each with why it is not shown, in the order of their types.
  package static func all(
    of documents: some Sequence<(Document, Publication.Absence?)>, types: ContentTypes
  ) -> [UnmetRequirement] {
    var found = [UnmetRequirement?](repeating: nil, count: types.all.count)
    for case (let document, .requirement(let requirement)?) in documents {
      if found[document.type] == nil {
        found[document.type] = UnmetRequirement(
          singular: types[document.type].singular, requirement: requirement, count: 0)
      }
      found[document.type]?.count += 1
    }
    return found.compactMap { $0 }
  }

  /// Says so on a line: `2 chapters are not published: they are not "seats > 2"`.
  package var line: String {
    let (verb, subject) = count == 1 ? ("is", "it is") : ("are", "they are")
    return "\(counted(count, singular)) \(verb) not published: \(subject) not \"\(requirement)\""
  }
}
