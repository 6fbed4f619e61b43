import Content
import Diagnostics
import Files
import Site
import Values

/// A document to create: its title and the initial values of its fields.
package struct NewDocument {
  private let type: ContentType
  private let outline: SiteOutline
  private var entered: EnteredValues
  /// The title, if the type has no field for it.
  private var title: String?

  package init(_ type: ContentType, _ outline: SiteOutline) {
    self.type = type
    self.outline = outline
    entered = EnteredValues(type, outline)
  }

  /// Sets the field at `path` (`kind`, `consent.published`) to `text`. Returns an error if the value is not valid.
  package mutating func set(_ path: String, to text: String) -> Diagnostic? { entered.add(text, at: path) }

  /// Sets the title, and the field that it comes from unless that has a value.
  package mutating func name(_ title: String) -> Diagnostic? {
    self.title = title
    guard let field = nameField, !entered.holds(field) else { return nil }
    return entered.add(title, at: field)
  }

  /// Sets every required date, and the date that feeds and lists use, to `day` unless they have a value.
  package mutating func fillDates(with day: DateValue) {
    let missing = Set(entered.missing.map(\.path))
    for slot in entered.slots where !entered.holds(slot.path) {
      guard slot.type.isScalar(DateType.self), !slot.isList, missing.contains(slot.path) || slot.path == "date" else {
        continue
      }
      _ = entered.add(day.isoText, at: slot.path)
    }
  }

  /// The name of a document of this type, such as "news item".
  package var subject: String { type.labels.singular }

  /// The required fields without a value as questions, in the order of the fields.
  package var questions: [Question] {
    let comments = FieldComment(outline: outline)
    return entered.missing.map { slot in
      Question(
        path: slot.path, label: slot.field.label ?? slot.path, comment: comments.text(on: slot.field, .question))
    }
  }

  /// The paths of the fields that a build will report as missing.
  package var missing: [String] { entered.missing.map(\.path) }

  /// The field that the title comes from; `nil` if there are several.
  private var nameField: String? {
    if type.fields.contains(where: { $0.key == "title" }) { return "title" }
    let fields = type.roles.title?.fields ?? []
    return fields.count == 1 ? fields[0] : nil
  }
}

extension NewDocument {
  /// A question for a required field.
  package struct Question: Sendable {
    package let path: String
    package let label: String
    package let comment: String
  }

  /// The text of the file.
  package var text: String { DocumentSkeleton(type, entered: entered, outline: outline).text }

  /// Writes the document to a new file and returns the path. `fileName` replaces the name that comes from the title,
  /// and can include folders. Throws ``AuthoringError``, also if the document already exists.
  package func write(fileName: String? = nil) throws(AuthoringError) -> String {
    let name = if let fileName { try checked(fileName) } else { try nameOfTitle() }
    let path = path(called: name)
    let other = outline.documents.first { $0.identity == identity(called: name) && !$0.hasFile }
    if let other {
      throw taken("\(other.origin.start.path):\(other.origin.start.line) already has a row for this document", name)
    }
    do throws(FileError) {
      try Folders.make(ContentPath.folder(of: path))
      if try FileContents.create(Array(text.utf8), at: path) { return path }
    } catch { throw AuthoringError(Diagnostic(.error, error.description)) }
    throw taken("\(path) already exists", name)
  }

  private func identity(called name: String) -> String { type.folder.isEmpty ? name : type.folder + "/" + name }

  private func path(called name: String) -> String { "\(outline.content)/\(identity(called: name)).md" }

  private func taken(_ message: String, _ name: String) -> AuthoringError {
    let free = (2...99).lazy.map { "\(name)-\($0)" }.first { FileStatus(unfollowed: path(called: $0)) == nil }
    return AuthoringError(
      Diagnostic(
        .error, message,
        help: free.map { "open it, or choose another name: --name \($0)" }
          ?? "open it, or choose another name with --name"))
  }

  /// Returns the file name for the title.
  private func nameOfTitle() throws(AuthoringError) -> String {
    let words =
      title ?? type.roles.title.map { pattern in
        pattern.fields.flatMap { entered[$0] }.joined(separator: " ")
      } ?? entered["title"].first ?? ""
    let name = slug(words)
    if !name.isEmpty { return name }
    let example = "broadside new \(type.name) \"Title\""
    throw AuthoringError(
      words.contains { !$0.isWhitespace }
        ? Diagnostic(.error, "\"\(words)\" is not a valid file name", help: "set a name with --name")
        : Diagnostic(.error, "the \(type.labels.singular) has no title", help: "write it after the type: \(example)"))
  }

  /// Returns `name` without `.md`. Throws an error if a build would not read the file or it is outside the collection.
  private func checked(_ name: String) throws(AuthoringError) -> String {
    let stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    let parts = stem.split(separator: "/", omittingEmptySubsequences: false)
    if parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") && !$0.hasPrefix("_") && !slug(String($0)).isEmpty }) {
      return stem
    }
    throw AuthoringError(
      Diagnostic(
        .error, "\"\(name)\" is not a valid file name in \(outline.content)/\(type.folder)",
        help: "use letters, digits, and hyphens, as in maria-lopez or 2026/maria-lopez"))
  }
}
