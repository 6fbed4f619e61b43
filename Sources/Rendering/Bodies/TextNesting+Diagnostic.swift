import Diagnostics
import Values

extension TextNesting.Failure {
  /// Returns the error for a component named `component` in the outermost text, or `nil` if another text has the error.
  func diagnostic(
    of component: String, in outermost: MarkdownSource, at place: SourceLocation, path: (DocumentID) -> String
  ) -> Diagnostic? {
    switch self {
    case .circular(let texts):
      // Each text of a cycle has this error where it is the outermost text.
      guard texts.first == outermost else { return nil }
      let message = "the component \"\(component)\" cannot show the document that contains it"
      let others = texts.dropFirst().map(\.document).filter { $0 != outermost.document }.map(path)
      if others.isEmpty {
        let help = "remove the component, or exclude this document in the component's template"
        return Diagnostic(.component, message, at: place, help: help)
      }
      let cycle = ([path(outermost.document)] + others).joined(separator: " shows ")
      return Diagnostic(
        .component, "\(message): \(cycle), which shows \(path(outermost.document))", at: place,
        help: "remove the component from one of these documents")
    case .tooDeep:
      return Diagnostic(
        .component,
        "the component \"\(component)\" shows documents that are nested more than \(TextNesting.limit) levels deep",
        at: place, help: "link to the documents instead of showing them")
    case .tooLong(let text):
      guard text == outermost else { return nil }
      return Diagnostic(
        .component,
        "the component \"\(component)\" makes this text longer than \(ComponentRenderer.sizeLimit) bytes", at: place,
        help: "show fewer documents, or link to them")
    }
  }
}
