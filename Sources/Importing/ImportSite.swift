import Content
import Diagnostics
import Outline
import Site

/// The site that an import writes to: its types, its documents, and their names.
struct ImportSite {
  let outline: SiteOutline
  /// For each type, the names of its documents by the normalized spelling of a name or title.
  private let spellings: [String: [String: String]]
  /// For each type, the names of its documents.
  private let names: [String: Set<String>]

  /// Reads the content folder. Errors in its types are returned; errors in its documents are left for a build to
  /// report.
  static func read(_ content: String, jobs: Int) async -> (ImportSite, [Diagnostic]) {
    let (outline, diagnostics) = await SiteOutline.read(content, jobs: jobs)
    return (ImportSite(outline), diagnostics)
  }

  private init(_ outline: SiteOutline) {
    self.outline = outline
    var spellings: [String: [String: String]] = [:]
    for document in outline.documents {
      let type = outline.types[document.type]
      let name = String(document.identity.dropFirst(type.folder.isEmpty ? 0 : type.folder.count + 1))
      for spelling in [name, DocumentText(document, type).title ?? name] {
        spellings[type.name, default: [:]][Spelling.plain(spelling), default: name] = name
      }
    }
    self.spellings = spellings
    names = spellings.mapValues { Set($0.values) }
  }

  /// Returns the name to write in a reference to a document of the type `type`. `text` is the title or name of the
  /// document in any spelling; it is returned unchanged if there is no such document.
  func name(for text: String, ofType type: String) -> String {
    spellings[type]?[Spelling.plain(text)] ?? text
  }

  /// Returns a Boolean value that indicates whether a document of the type `type` has the name `name`.
  func hasDocument(_ name: String, ofType type: String) -> Bool { names[type]?.contains(name) ?? false }

  /// Returns the names of the documents of the type `type`, for finding the nearest name.
  func nearestNames(ofType type: String) -> NearestNames { NearestNames(names[type] ?? []) }

  /// Returns an error for each reference in `document` that points to nothing.
  func dangling(_ document: Document) -> [Diagnostic] {
    document.references.compactMap { reference in
      outline.identities.match(reference) == nil
        ? outline.identities.dangling(reference, contentRoot: outline.content) : nil
    }
  }
}
