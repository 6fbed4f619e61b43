import Content
import Values

/// The parts of a type's declaration that depend on the day.
struct DatedConditions {
  private let type: ContentType
  private let withChecks: Bool

  struct Change {
    let day: Int
    let cause: UpcomingChange.Cause
    let clause: String
    /// The field that causes it.
    let field: String?
  }

  init(_ type: ContentType, withChecks: Bool) {
    self.type = type
    self.withChecks = withChecks
  }

  /// Returns the changes of `document` after `today`.
  func changes(of document: Document, after today: DateValue) -> [Change] {
    guard type.dependsOnToday else { return [] }
    return requirement(document, today) + computed(document, today) + groups(document, today)
      + (withChecks ? checks(document, today) : [])
  }

  private func requirement(_ document: Document, _ today: DateValue) -> [Change] {
    guard let requirement = type.conditions.requirement, requirement.condition.dependsOnToday else { return [] }
    let (condition, text) = (requirement.condition, requirement.text)
    return document.changes(of: condition, after: today).map { change in
      let clause =
        change.outcome
        ? "is published: it meets the condition \"\(text)\""
        : "is no longer published: it does not meet the condition \"\(text)\""
      return Change(day: change.day, cause: .condition, clause: clause, field: field(of: condition))
    }
  }

  private func computed(_ document: Document, _ today: DateValue) -> [Change] {
    type.conditions.computed.filter(\.condition.dependsOnToday).flatMap { computed in
      document.changes(of: computed.condition, after: today).map { change in
        Change(
          day: change.day, cause: .condition,
          clause: "changes: \"\(computed.name)\" becomes \(change.outcome)", field: field(of: computed.condition))
      }
    }
  }

  private func groups(_ document: Document, _ today: DateValue) -> [Change] {
    type.outputs.groupings.flatMap { grouping in
      grouping.changes(of: document, after: today).map { day in
        Change(
          day: day, cause: .condition,
          clause: "is added to or removed from a list of documents by \"\(grouping.source)\"",
          field: grouping.datedPath?.positions.first.map { type.fields[$0].key })
      }
    }
  }

  private func checks(_ document: Document, _ today: DateValue) -> [Change] {
    type.conditions.checks.filter(\.condition.dependsOnToday).flatMap { check in
      document.changes(of: check.condition, after: today).filter(\.outcome).map { change in
        Change(
          day: change.day, cause: .due, clause: "is due: \(check.message)",
          field: check.field ?? field(of: check.condition))
      }
    }
  }

  private func field(of condition: Condition) -> String? {
    condition.datedPath?.positions.first.map { type.fields[$0].key }
  }
}
