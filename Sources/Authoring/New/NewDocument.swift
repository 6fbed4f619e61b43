import Content
import Diagnostics
import Files
import Outline
import Values

/// A document to be written: what it is called, and what its fields begin with.
package struct NewDocument {
  private let type: ContentType
  private let outline: SiteOutline
  private var given: GivenValues
  /// What it is called, where that is no field of its own.
  private var title: String?

  package init(_ type: ContentType, _ outline: SiteOutline) {
    self.type = type
    self.outline = outline
    given = GivenValues(type, outline)
  }

  /// Takes `text` for the field at `path` (`kind`, `consent.published`); an error where it does not fit.
  package mutating func set(_ path: String, to text: String) -> Diagnostic? { given.add(text, at: path) }

  /// Takes what it is called: the field that its title comes from, unless that was given.
  package mutating func name(_ title: String) -> Diagnostic? {
    self.title = title
    guard let field = nameField, !given.holds(field) else { return nil }
    return given.add(title, at: field)
  }

  /// Fills in `day`: where a date is required, and the one that feeds and lists go by.
  package mutating func fillDates(with day: DateValue) {
    let missing = Set(given.missing.map(\.path))
    for slot in given.slots where !given.holds(slot.path) {
      guard case .date = slot.type, !slot.isList, missing.contains(slot.path) || slot.path == "date" else { continue }
      _ = given.add(day.isoText, at: slot.path)
    }
  }

  /// What such a document is called: "news item".
  package var subject: String { type.singular }

  /// What must be filled in and is not, as questions, in the order of the fields.
  package var questions: [Question] {
    let comments = FieldComment(outline: outline)
    return given.missing.map { slot in
      Question(
        path: slot.path, label: slot.field.label ?? slot.path, comment: comments.text(on: slot.field, .question))
    }
  }

  /// The paths of the fields that a build will ask for.
  package var missing: [String] { given.missing.map(\.path) }

  /// The field that the title comes from; `nil` where it is made of several.
  private var nameField: String? {
    if type.fields.contains(where: { $0.key == "title" }) { return "title" }
    let fields = type.title?.fields ?? []
    return fields.count == 1 ? fields[0] : nil
  }
}

extension NewDocument {
  /// A field that must be filled in.
  package struct Question: Sendable {
    package let path: String
    package let label: String
    package let comment: String
  }

  /// Its text, as it is written to its file.
  package var text: String { DocumentSkeleton(type, given: given, outline: outline).text }

  /// Writes it to a file of its own and gives the path. `fileName` stands in for the name that is made of the title; it may begin with
  /// folders. Throws ``AuthoringError``, also where there is such a document.
  package func write(fileName: String? = nil) throws(AuthoringError) -> String {
    let name = if let fileName { try checked(fileName) } else { try nameOfTitle() }
    let path = path(called: name)
    let other = outline.documents.first { $0.identity == identity(called: name) && !$0.hasFile }
    if let other { throw taken("\(other.start.path):\(other.start.line) has a row for it already", name) }
    do throws(FileError) {
      try Folders.make(ContentPath.folder(of: path))
      if try FileContents.create(Array(text.utf8), at: path) { return path }
    } catch { throw AuthoringError(Diagnostic(.error, error.description)) }
    throw taken("\(path) exists already", name)
  }

  private func identity(called name: String) -> String { type.folder.isEmpty ? name : type.folder + "/" + name }

  private func path(called name: String) -> String { "\(outline.content)/\(identity(called: name)).md" }

  private func taken(_ message: String, _ name: String) -> AuthoringError {
    let free = (2...99).lazy.map { "\(name)-\($0)" }.first { FileStatus(unfollowed: path(called: $0)) == nil }
    return AuthoringError(
      Diagnostic(
        .error, message,
        help: free.map { "open it, or give the new one a name of its own: --name \($0)" }
          ?? "open it, or give the new one a name of its own with --name"))
  }

  /// The title as the name of a file.
  private func nameOfTitle() throws(AuthoringError) -> String {
    let words =
      title ?? type.title.map { pattern in
        pattern.fields.flatMap { given[$0] }.joined(separator: " ")
      } ?? given["title"].first ?? ""
    let name = slug(words)
    if !name.isEmpty { return name }
    let example = "broadside new \(type.name) \"What it is called\""
    throw AuthoringError(
      words.contains { !$0.isWhitespace }
        ? Diagnostic(.error, "\"\(words)\" makes no name for a file", help: "give it one with --name")
        : Diagnostic(.error, "a \(type.singular) needs a name", help: "write it after the type: \(example)"))
  }

  /// `name` without `.md`; an error where a build would not read the file, or it lies outside the collection.
  private func checked(_ name: String) throws(AuthoringError) -> String {
    let stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    let parts = stem.split(separator: "/", omittingEmptySubsequences: false)
    if parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") && !$0.hasPrefix("_") && !slug(String($0)).isEmpty }) {
      return stem
    }
    throw AuthoringError(
      Diagnostic(
        .error, "\"\(name)\" is no name for a file of \(outline.content)/\(type.folder)",
        help: "write letters, digits and dashes, as in maria-lopez or 2026/maria-lopez"))
  }
}
