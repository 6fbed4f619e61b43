import Content
import Diagnostics
import Parallel
import Site
import Values

/// What the commands that help to write know of a site: its types, and which documents and files there are.
package struct SiteOutline: Sendable {
  /// The content folder as diagnostics name it.
  package let content: String
  package let types: ContentTypes
  let files: PublishedFiles
  let documents: [Document]
  let identities: Identities
  /// What `site.yml` says; `nil` where it is too wrong to be read.
  let settings: SiteSettings?
  /// What `site.yml` may hold.
  let settingsFields: [Field]

  /// Reads the site in the folder `content`. What is wrong with its types is reported; what is wrong with its documents is for a build to say.
  package static func reading(_ content: String, jobs: Int) async -> (SiteOutline, [Diagnostic]) {
    let content = content.count > 1 && content.hasSuffix("/") ? String(content.dropLast()) : content
    let tree = ContentTree(scanning: content)
    var vocabulary = Vocabulary()
    let (types, _, errors) = ContentTypes.reading(tree, vocabulary: &vocabulary)
    let settingsReader = SettingsReader(tree, vocabulary: &vocabulary)
    let (settings, _) = settingsReader.read(baseURL: nil, theme: nil, vocabulary: vocabulary)
    let files = PublishedFiles(tree, types: types, basePath: "")
    let documents = await Documents.reading(tree, types: types, files: files, parallelism: Parallelism(jobs: jobs))
      .sources.flatMap(\.documents)
    let identities = Identities(documents, ids: documents.map { _ in nil }, types: types)
    return (
      SiteOutline(
        content: content, types: types, files: files, documents: documents, identities: identities, settings: settings,
        settingsFields: settingsReader.fields),
      tree.diagnostics + errors
    )
  }

  /// The type of a name, a folder or what one of its documents is called, in that order: `news-item`, `news`, "news item". An error with the
  /// nearest name where there is none.
  package func type(called name: String) -> Result<ContentType, AuthoringError> {
    let wanted = name.lowercased()
    let all = types.all
    let ways: [(ContentType) -> String] = [
      \.name, \.folder, { $0.singular.lowercased() }, { $0.label.lowercased() },
    ]
    for way in ways {
      if let type = all.first(where: { way($0) == wanted && !wanted.isEmpty }) { return .success(type) }
    }
    let names = all.map(\.name)
    let nearest = nearestName(to: wanted, in: names + all.map(\.folder).filter { !$0.isEmpty })
    return .failure(
      AuthoringError(
        Diagnostic(
          .error, "no type is named \"\(name)\"",
          help: nearest.map { "did you mean \"\($0)\"?" } ?? "the types are: \(names.joined(separator: ", "))")))
  }

  /// The names of the documents of the type called `name` that have one: what references write, in byte order.
  func names(ofType name: String) -> [String] {
    types.position(of: name).map { identities.names(ofType: $0) } ?? []
  }
}

/// Why something cannot be written.
package struct AuthoringError: Error {
  package let diagnostics: [Diagnostic]

  init(_ diagnostics: Diagnostic...) { self.diagnostics = diagnostics }
  init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}
