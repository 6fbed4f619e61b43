import Content
import Diagnostics
import Values

/// Every document by its identity, the hidden ones too, so that a name can be told from a mistake.
package struct Identities: Sendable {
  package enum Match: Sendable {
    case shown(DocumentID)
    /// A document that is not published on this day.
    case hidden
  }

  private let matches: [String: Match]
  /// The names that references to a type may use, by the type's position.
  private let names: [[String]]
  private let types: ContentTypes

  init(_ documents: [Document], ids: [DocumentID?], types: ContentTypes) {
    var matches: [String: Match] = [:]
    var names = [[String]](repeating: [], count: types.all.count)
    for (document, id) in zip(documents, ids) {
      matches[document.identity] = id.map { .shown($0) } ?? .hidden
      names[document.type].append(Self.name(of: document, type: types[document.type]))
    }
    self.matches = matches
    self.names = names
    self.types = types
  }

  subscript(identity: String) -> Match? { matches[identity] }

  /// What a reference names; `nil` where no document of its type has that name.
  func match(_ reference: PendingReference) -> Match? {
    guard let type = types.position(of: reference.target.type) else { return nil }
    return matches[types[type].folder + "/" + reference.name]
  }

  /// The error for a reference that names nothing.
  func dangling(_ reference: PendingReference, contentRoot: String) -> Diagnostic {
    guard let position = types.position(of: reference.target.type) else {
      return Diagnostic(.error, "no type is named \"\(reference.target.type)\"", at: reference.location)
    }
    let type = types[position]
    let advice = nearestName(to: reference.name, in: names[position]).map {
      "did you mean \"\($0)\"? (\(contentRoot)/\(type.folder)/\($0).md)"
    }
    return Diagnostic(
      .error, "no \(type.singular) is named \"\(reference.name)\"", at: reference.location,
      help: advice ?? "a name is a file in \(contentRoot)/\(type.folder)/ without its \".md\"")
  }

  private static func name(of document: Document, type: ContentType) -> String {
    String(document.identity.dropFirst(type.folder.count + 1))
  }
}
