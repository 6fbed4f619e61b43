import Content
import Diagnostics

/// The number of documents of a type that are not published because they do not meet the type's requirement.
package struct FailedRequirement: Sendable {
  /// The singular name of the type: "chapter".
  package let singular: String
  /// The requirement, as written.
  package let requirement: String
  package private(set) var count: Int

  package init(singular: String, requirement: String, count: Int) {
    self.singular = singular
    self.requirement = requirement
    self.count = count
  }

  /// Returns the unmet requirements among `documents`, each paired with the reason why it is not published, in the
  /// order of the types.
  package static func all(
    of documents: some Sequence<(Document, UnpublishedReason?)>, types: ContentTypes
  ) -> [FailedRequirement] {
    var found = [FailedRequirement?](repeating: nil, count: types.all.count)
    for case (let document, .requirement(let requirement, _)?) in documents {
      if found[document.type] == nil {
        found[document.type] = FailedRequirement(
          singular: types[document.type].labels.singular, requirement: requirement, count: 0)
      }
      found[document.type]?.count += 1
    }
    return found.compactMap { $0 }
  }

  /// The message on one line: `2 chapters are not published: they do not meet the condition "seats > 2"`.
  package var line: String {
    let (verb, subject) = count == 1 ? ("is", "it does") : ("are", "they do")
    return "\(counted(count, singular)) \(verb) not published: \(subject) not meet the condition \"\(requirement)\""
  }
}
