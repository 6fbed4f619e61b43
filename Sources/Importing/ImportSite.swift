import Content
import Diagnostics
import Outline
import Site

/// What an import knows of the site that it writes to: its types, its documents and what they are called.
struct ImportSite {
  let outline: SiteOutline
  /// For each type, what a reference may call its documents, by how people write it.
  private let spellings: [String: [String: String]]
  /// For each type, what its documents are called.
  private let names: [String: Set<String>]

  /// Reads the content folder. What is wrong with its types is reported; what is wrong with its documents is for a build to say.
  static func reading(_ content: String, jobs: Int) async -> (ImportSite, [Diagnostic]) {
    let (outline, diagnostics) = await SiteOutline.reading(content, jobs: jobs)
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

  /// What a reference to a document of the type `type` writes for `text`, the document's title or its name in any spelling; `text` itself
  /// where there is none.
  func name(for text: String, ofType type: String) -> String {
    spellings[type]?[Spelling.plain(text)] ?? text
  }

  /// Whether a document of the type `type` is called `name`.
  func hasDocument(_ name: String, ofType type: String) -> Bool { names[type]?.contains(name) ?? false }

  /// The names of the documents of the type `type`, to find the nearest among.
  func nearestNames(ofType type: String) -> NearestNames { NearestNames(names[type] ?? []) }

  /// What is wrong with the references of `document`.
  func dangling(_ document: Document) -> [Diagnostic] {
    document.references.compactMap { reference in
      outline.identities.match(reference) == nil
        ? outline.identities.dangling(reference, contentRoot: outline.content) : nil
    }
  }
}
