import Content
import Diagnostics
import Values

/// Every document by its identity, the hidden ones too, so that a name can be told from a mistake.
package final class Identities: Sendable {
  package enum Match: Sendable {
    case shown(DocumentID)
    /// A document that is not published on this day, for a reason that ``Identities/absence(_:)`` knows.
    case hidden(Reason)
  }

  /// The place of a reason: every document has a match, so that is kept small.
  package struct Reason: Sendable {
    fileprivate let position: UInt32
  }

  /// Why those are hidden that are.
  private let absences: [Publication.Absence?]

  /// The documents that are named by an alias, which was the name of their file.
  private let renamed: [String: (match: Match, name: String)]

  private let matches: [String: Match]
  /// For each type, the documents in its folder by their names: what references ask for.
  private let named: [[String: Match]]
  /// The names that references to a type may use, by the type's position.
  private let names: [[String]]
  private let types: ContentTypes

  /// `ids` are those of the documents that are shown, and `absences` why others are not, where that is known.
  package init(
    _ documents: [Document], ids: [DocumentID?], absences: [Publication.Absence?] = [], types: ContentTypes
  ) {
    var hidden: [Publication.Absence?] = []
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
        if type.isOpen { renamed[Self.identity(ofImplied: alias, type)] = (match, name) }
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

  /// Why a document is hidden; `nil` where nobody knows, as of one that has no address.
  package func absence(_ reason: Reason) -> Publication.Absence? { absences[Int(reason.position)] }

  /// The names that references to the type at `position` may use, in byte order.
  package func names(ofType position: Int) -> [String] {
    names[position].sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// What a reference names; `nil` where no document of its type has that name.
  package func match(_ reference: PendingReference) -> Match? {
    guard let position = types.position(of: reference.target.type) else { return nil }
    if let match = named[position][reference.name] { return match }
    let type = types[position]
    let implied = type.isOpen ? matches[Self.identity(ofImplied: reference.name, type)] : nil
    return implied ?? renaming(to: type.folder + "/" + reference.name, reference.name, type)?.match
  }

  /// What the references of a document name.
  struct Targets: Sendable {
    /// The document that each one names; `nil` where it is not shown, or there is none.
    var documents: [DocumentID?] = []
    /// Whether there may be something to say of one of them.
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

  /// The identity of the document that `name` stands for in an open type.
  static func identity(ofImplied name: String, _ type: ContentType) -> String { type.folder + "/" + slug(name) }

  /// The document that had the name once; in an open type however it is written.
  private func renaming(to identity: String, _ name: String, _ type: ContentType) -> (match: Match, name: String)? {
    renamed[identity] ?? (type.isOpen ? renamed[Self.identity(ofImplied: name, type)] : nil)
  }

  /// A warning for a reference by the name that a file had once.
  func renaming(_ reference: PendingReference) -> Diagnostic? {
    guard let position = types.position(of: reference.target.type) else { return nil }
    let type = types[position]
    guard named[position][reference.name] == nil else { return nil }
    let identity = type.folder + "/" + reference.name
    let isImplied = type.isOpen && matches[Self.identity(ofImplied: reference.name, type)] != nil
    guard !isImplied, let name = renaming(to: identity, reference.name, type)?.name else {
      return nil
    }
    return Diagnostic(
      .renamedReference, "\"\(reference.name)\" is called \"\(name)\" now", at: reference.location,
      help: "write \"\(name)\"")
  }

  /// The error for a reference that names nothing; `nil` where its type is open, and only a draft or a private field names it.
  package func dangling(_ reference: PendingReference, contentRoot: String) -> Diagnostic? {
    guard let position = types.position(of: reference.target.type) else {
      if !types.isComplete { return nil }
      return Diagnostic(.danglingReference, "no type is named \"\(reference.target.type)\"", at: reference.location)
    }
    let type = types[position]
    if type.isOpen, !slug(reference.name).isEmpty { return nil }
    if let bare = withoutCurlyQuotes(reference.name), names[position].contains(bare) {
      return Diagnostic(
        .danglingReference, "no \(type.singular) is named \"\(reference.name)\"", at: reference.location,
        help: "the quotation marks are part of the name: write \(bare)")
    }
    // Some write the whole path, as in a link.
    let stem = reference.name.hasSuffix(".md") ? String(reference.name.dropLast(3)) : reference.name
    let bare = names[position].first { stem == $0 || stem.hasSuffix("/" + $0) }
    let advice = (bare ?? nearestName(to: reference.name, in: names[position])).map {
      "did you mean \"\($0)\"? (\(contentRoot)/\(type.folder)/\($0).md)"
    }
    if advice == nil, 1...8 ~= names[position].count {
      let known = names[position].sorted().joined(separator: ", ")
      return Diagnostic(
        .danglingReference, "no \(type.singular) is named \"\(reference.name)\"", at: reference.location,
        help: "there are: \(known) (the files of \(contentRoot)/\(type.folder)/)")
    }
    return Diagnostic(
      .danglingReference, "no \(type.singular) is named \"\(reference.name)\"", at: reference.location,
      help: advice ?? "a name is a file in \(contentRoot)/\(type.folder)/ without its \".md\"")
  }

  private static func name(of document: Document, type: ContentType) -> String {
    String(document.identity.utf8.dropFirst(type.folder.isEmpty ? 0 : type.folder.utf8.count + 1)) ?? document.identity
  }
}
