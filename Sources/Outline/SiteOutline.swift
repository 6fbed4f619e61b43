import Content
import Diagnostics
import Files
import Parallel
import Site
import Values

/// What the commands that write content know of a site, which they do not build: its types, and which documents and files there are.
package struct SiteOutline: Sendable {
  /// The content folder as diagnostics name it.
  package let content: String
  package let types: ContentTypes
  package let files: PublishedFiles
  package let documents: [Document]
  package let identities: Identities
  /// What `site.yml` says; `nil` where it is too wrong to be read.
  package let settings: SiteSettings?
  /// What `site.yml` may hold.
  package let settingsFields: [Field]

  /// Reads the site in the folder `content`. What is wrong with its types is reported; what is wrong with its documents is for a build to say.
  package static func reading(_ content: String, jobs: Int) async -> (SiteOutline, [Diagnostic]) {
    let content = content.withoutTrailingSlash
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

  /// The position of the type that people call `name`: by its name, its folder, what one of its documents is called or what all are, in that
  /// order and in any spelling: `news-item`, `news`, "News Item". An error with the nearest name where there is none.
  package func type(called name: String) -> Result<Int, UnknownType> {
    let wanted = Spelling.plain(name)
    let ways: [(ContentType) -> String] = [\.name, \.folder, \.singular, \.label]
    for way in ways where !wanted.isEmpty {
      if let position = types.all.firstIndex(where: { Spelling.plain(way($0)) == wanted }) { return .success(position) }
    }
    let names = types.all.map(\.name)
    let nearest = nearestName(to: name, in: names + types.all.map(\.folder).filter { !$0.isEmpty })
    return .failure(
      UnknownType(
        diagnostic: Diagnostic(
          .error, "no type is named \"\(name)\"",
          help: nearest.map { "did you mean \"\($0)\"?" } ?? "the types are: \(names.joined(separator: ", "))")))
  }

  /// The names of the documents of the type called `name` that have one: what references write, in byte order.
  package func names(ofType name: String) -> [String] {
    types.position(of: name).map { identities.names(ofType: $0) } ?? []
  }

  /// Says that no type is called so.
  package struct UnknownType: Error {
    package let diagnostic: Diagnostic
  }
}
