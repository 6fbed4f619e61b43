import Content
import Diagnostics
import Parallel
import Site
import Values

/// What an import knows of the site that it writes to: its types, its documents and what they are called.
struct ImportSite {
  let tree: ContentTree
  let types: ContentTypes
  let files: PublishedFiles
  let documents: [Document]
  let identities: Identities
  /// For each type, what a reference may call its documents, by how people write it.
  private let spellings: [String: [String: String]]
  /// For each type, what its documents are called.
  private let names: [String: Set<String>]

  /// Reads the content folder. What is wrong with its types is reported; what is wrong with its documents is for a build to say.
  static func reading(_ content: String, parallelism: Parallelism) async -> (ImportSite, [Diagnostic]) {
    let tree = ContentTree(scanning: content.count > 1 && content.hasSuffix("/") ? String(content.dropLast()) : content)
    var vocabulary = Vocabulary()
    let (types, _, errors) = ContentTypes.reading(tree, vocabulary: &vocabulary)
    let files = PublishedFiles(tree, types: types, basePath: "")
    let sources = await Documents.reading(tree, types: types, files: files, parallelism: parallelism).sources
    return (ImportSite(tree: tree, types: types, files: files, sources.flatMap(\.documents)), tree.diagnostics + errors)
  }

  private init(tree: ContentTree, types: ContentTypes, files: PublishedFiles, _ documents: [Document]) {
    self.tree = tree
    self.types = types
    self.files = files
    self.documents = documents
    identities = Identities(documents, ids: documents.map { _ in nil }, types: types)
    var spellings: [String: [String: String]] = [:]
    for document in documents {
      let type = types[document.type]
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

  /// The type called `name`, by its name, its folder or what one of its documents is called; an error where there is none.
  func type(called name: String) -> Result<Int, ImportFailure> {
    let wanted = Spelling.plain(name)
    let ways: [(ContentType) -> String] = [\.name, \.folder, \.singular, \.label]
    for way in ways {
      if let position = types.all.firstIndex(where: { Spelling.plain(way($0)) == wanted && !wanted.isEmpty }) {
        return .success(position)
      }
    }
    let names = types.all.map(\.name)
    return .failure(
      ImportFailure(
        diagnostic: Diagnostic(
          .error, "no type is named \"\(name)\"",
          help: nearestName(to: name, in: names).map { "did you mean \"\($0)\"?" }
            ?? "the types are: \(names.joined(separator: ", "))")))
  }

  /// What is wrong with the references of `document`.
  func dangling(_ document: Document) -> [Diagnostic] {
    document.references.compactMap { reference in
      identities.match(reference) == nil ? identities.dangling(reference, contentRoot: tree.root) : nil
    }
  }
}

struct ImportFailure: Error {
  let diagnostic: Diagnostic
}

/// How people write names: in any case, with blanks, dashes or underscores.
enum Spelling {
  /// The letters and digits of `name` in lower case.
  static func plain(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }
}
