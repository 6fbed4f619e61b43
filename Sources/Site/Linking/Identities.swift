import Content
import Diagnostics
import Values

/// All documents by identity, including unpublished ones, which distinguishes an unpublished target from a wrong name.
package final class Identities: Sendable {
  package enum Match: Sendable {
    case shown(DocumentID)
    /// A document that is not published today, for a reason that ``Identities/absence(_:)`` returns.
    case hidden(Reason)
  }

  /// The position of a reason. It is small, because every document has a match.
  package struct Reason: Sendable {
    fileprivate let position: UInt32
  }

  /// The reasons of the unpublished documents.
  private let absences: [UnpublishedReason?]

  /// The documents by their aliases that are former file names.
  private let renamed: [String: (match: Match, name: String)]

  private let matches: [String: Match]
  /// For each type, the documents in its folder by name, for references.
  private let named: [[String: Match]]
  /// For each type, by position, the names that references to it can use.
  private let names: [[String]]
  private let types: ContentTypes

  /// Creates an index of `documents`. `ids` are the ids of the published ones, and `absences` the reasons why the
  /// others are not published, where known.
  package init(
    _ documents: [Document], ids: [DocumentID?], absences: [UnpublishedReason?] = [], types: ContentTypes
  ) {
    var hidden: [UnpublishedReason?] = []
    var matches: [String: Match] = [:]
    var renamed: [String: (match: Match, name: String)] = [:]
    var names = [[String]](repeating: [], count: types.all.count)
    var named = [[String: Match]](repeating: [:], count: types.all.count)
    matches.reserveCapacity(documents.count)
    for (position, document) in documents.enumerated() {
      let match: Match
      if let id = ids[position] {
        match = .shown(id)
      } else {
        match = .hidden(Reason(position: UInt32(hidden.count)))
        hidden.append(position < absences.count ? absences[position] : nil)
      }
      let type = types[document.type]
      let name = Self.name(of: document, type: type)
      matches[document.identity] = match
      names[document.type].append(name)
      named[document.type][name] = match
      for alias in document.aliases(in: type) where !alias.hasPrefix("/") {
        renamed[type.folder + "/" + alias] = (match, name)
        if type.sources.isOpen { renamed[Self.identity(ofImplied: alias, type)] = (match, name) }
      }
    }
    self.absences = hidden
    self.matches = matches
    self.renamed = renamed
    self.named = named
    self.names = names
    self.types = types
  }

  package subscript(identity: String) -> Match? { matches[identity] }

  /// Returns the reason why a document is not published; `nil` if it is unknown, as for a document without a URL.
  package func absence(_ reason: Reason) -> UnpublishedReason? { absences[Int(reason.position)] }

  /// Returns the names that references to the type at `position` can use, sorted by bytes.
  package func names(ofType position: Int) -> [String] {
    names[position].sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Returns the target of a reference; `nil` if no document of its type has that name.
  package func match(_ reference: PendingReference) -> Match? {
    guard let position = types.position(of: reference.target.type) else { return nil }
    if let match = named[position][reference.name] { return match }
    let type = types[position]
    let implied = type.sources.isOpen ? matches[Self.identity(ofImplied: reference.name, type)] : nil
    return implied ?? renaming(to: type.folder + "/" + reference.name, reference.name, type)?.match
  }

  /// The targets of a document's references.
  struct Targets: Sendable {
    /// The target of each reference; `nil` if it is not published or does not exist.
    var documents: [DocumentID?] = []
    /// A Boolean value that indicates whether a reference may need a finding.
    var needLook = false
  }

  func targets(of references: [PendingReference]) -> Targets {
    var targets = Targets()
    targets.documents.reserveCapacity(references.count)
    for reference in references {
      if let position = types.position(of: reference.target.type),
        case .shown(let id) = named[position][reference.name]
      {
        targets.documents.append(id)
      } else {
        targets.needLook = true
        if case .shown(let id) = match(reference) {
          targets.documents.append(id)
        } else {
          targets.documents.append(nil)
        }
      }
    }
    return targets
  }

  /// Returns the identity of the document that `name` refers to in an open type.
  static func identity(ofImplied name: String, _ type: ContentType) -> String { type.folder + "/" + slug(name) }

  /// Returns the document that formerly had the name. In an open type, the spelling of the name does not matter.
  private func renaming(to identity: String, _ name: String, _ type: ContentType) -> (match: Match, name: String)? {
    renamed[identity] ?? (type.sources.isOpen ? renamed[Self.identity(ofImplied: name, type)] : nil)
  }

  /// Returns a warning if a reference uses a former file name.
  func renaming(_ reference: PendingReference) -> Diagnostic? {
    guard let position = types.position(of: reference.target.type) else { return nil }
    let type = types[position]
    guard named[position][reference.name] == nil else { return nil }
    let identity = type.folder + "/" + reference.name
    let isImplied = type.sources.isOpen && matches[Self.identity(ofImplied: reference.name, type)] != nil
    guard !isImplied, let name = renaming(to: identity, reference.name, type)?.name else {
      return nil
    }
    return Diagnostic(
      .renamedReference, "\"\(reference.name)\" is now named \"\(name)\"", at: reference.location,
      help: "write \"\(name)\"")
  }

  /// Returns the error for a reference whose target does not exist; `nil` if its type is open, where such a target is
  /// only referred to by drafts and private fields.
  package func dangling(_ reference: PendingReference, contentRoot: String) -> Diagnostic? {
    guard let position = types.position(of: reference.target.type) else {
      // Reported where the field is declared.
      let isDeclared = types.all.contains { type in
        type.fields.contains { $0.type.references.contains { $0.type == reference.target.type } }
      }
      if isDeclared || !types.isComplete { return nil }
      return Diagnostic(.danglingReference, "no type is named \"\(reference.target.type)\"", at: reference.location)
    }
    let type = types[position]
    if type.sources.isOpen, !slug(reference.name).isEmpty { return nil }
    if let bare = withoutCurlyQuotes(reference.name), names[position].contains(bare) {
      return Diagnostic(
        .danglingReference, "no \(type.labels.singular) is named \"\(reference.name)\"", at: reference.location,
        help: "the quotation marks are part of the name: write \(bare)")
    }
    let items = MeantList.names(in: reference.name)
    if items.count > 1, items.allSatisfy(Set(names[position]).contains) {
      return Diagnostic(
        .danglingReference, "\"\(reference.name)\" is not the name of one \(type.labels.singular)",
        at: reference.location,
        help: reference.isItem
          ? "write each name as an item of its own: \(items.joined(separator: ", "))"
          : "write only one of the names: \(items.joined(separator: ", "))")
    }
    // Some editors write the whole path, as in a link.
    let stem = Self.fileName(in: reference.name)
    let bare =
      names[position].first { stem == $0 || stem.hasSuffix("/" + $0) }
      ?? names[position].first(where: slug(stem).isIdentical)
    let advice = (bare ?? nearestName(to: reference.name, in: names[position])).map {
      "did you mean \"\($0)\"? (\(contentRoot)/\(type.folder)/\($0).md)"
    }
    if advice == nil, 1...8 ~= names[position].count {
      let known = names[position].sorted().joined(separator: ", ")
      return Diagnostic(
        .danglingReference, "no \(type.labels.singular) is named \"\(reference.name)\"", at: reference.location,
        help: "use one of: \(known) (the files in \(contentRoot)/\(type.folder)/)")
    }
    return Diagnostic(
      .danglingReference, "no \(type.labels.singular) is named \"\(reference.name)\"", at: reference.location,
      help: advice ?? "write the name of a file in \(contentRoot)/\(type.folder)/, without \".md\"")
  }

  /// Returns the file name in a path, a URL, or a Markdown link to a document.
  private static func fileName(in written: String) -> String {
    var rest = written[...]
    if let start = rest.firstRange(of: "]("), rest.hasSuffix(")") { rest = rest[start.upperBound...].dropLast() }
    while rest.hasSuffix("/") { rest.removeLast() }
    return String(rest.hasSuffix(".md") ? rest.dropLast(3) : rest)
  }

  private static func name(of document: Document, type: ContentType) -> String {
    String(document.identity.utf8.dropFirst(type.folder.isEmpty ? 0 : type.folder.utf8.count + 1)) ?? document.identity
  }
}
