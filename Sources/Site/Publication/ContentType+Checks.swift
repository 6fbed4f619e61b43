import Content
import Diagnostics
import Values

extension ContentType {
  /// Returns the findings of the checks that the type declares, about one of its documents.
  func checkFindings(of document: Document, today: DateValue) -> [Diagnostic] {
    if document.isWrong { return [] }
    return conditions.checks.filter { document.meets($0.condition, today: today) }.map { check in
      let place = check.field.map(document.location(of:)) ?? document.origin.start
      let finding = Diagnostic(.declaredCheck, check.message, at: place, severity: check.severity)
      return check.condition.dependsOnToday ? finding.dated : finding
    }
  }
}
