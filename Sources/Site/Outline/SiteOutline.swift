import Content
import Diagnostics
import Files
import Parallel
import Values

/// The parts of a site that commands need in order to write content without building it: its types, documents, and
/// files.
package struct SiteOutline: Sendable {
  /// The content folder's path in diagnostics.
  package let content: String
  package let types: ContentTypes
  package let files: PublishedFiles
  package let documents: [Document]
  package let identities: Identities
  /// The settings in `site.yml`; `nil` if they cannot be read.
  package let settings: SiteSettings?
  /// The layout of what templates see, and the names in it.
  let layout: SiteLayout
  let vocabulary: Vocabulary
  /// The settings that `site.yml` may contain.
  package let settingsFields: [Field]

  /// Reads the site in the folder `content`. Reports errors in its types; errors in its documents are left to a build.
  package static func read(_ content: String, jobs: Int) async -> (SiteOutline, [Diagnostic]) {
    let content = content.withoutTrailingSlash
    let tree = ContentTree(scanning: content)
    var vocabulary = Vocabulary()
    let (types, _, errors) = ContentTypes.read(tree, vocabulary: &vocabulary)
    let settingsReader = SettingsReader(tree, vocabulary: &vocabulary)
    let (settings, _) = settingsReader.read(baseURL: nil, theme: nil, vocabulary: vocabulary)
    let files = PublishedFiles(tree, types: types, basePath: "")
    let documents = await Documents.read(
      tree, types: types, files: files, timeZone: settings?.locale.localTimeZone, parallelism: Parallelism(jobs: jobs)
    ).sources.flatMap(\.documents)
    var layoutErrors: [Diagnostic] = []
    let layout = SiteLayout(for: types, settings: settingsReader, in: &vocabulary, reporting: &layoutErrors)
    let identities = Identities(documents, ids: documents.map { _ in nil }, types: types)
    return (
      SiteOutline(
        content: content, types: types, files: files, documents: documents, identities: identities, settings: settings,
        layout: layout, vocabulary: vocabulary, settingsFields: settingsReader.fields),
      tree.diagnostics + errors
    )
  }

  /// Returns the position of the type that people call `name`. Matches its name, its folder, its singular, and its
  /// label, in that order and in any spelling: `news-item`, `news`, "News Item". If no type matches, the error suggests
  /// the nearest name.
  package func type(called name: String) -> Result<Int, UnknownType> {
    let wanted = Spelling.plain(name)
    let ways: [(ContentType) -> String] = [\.name, \.folder, \.labels.singular, \.labels.plural]
    for way in ways where !wanted.isEmpty {
      if let position = types.all.firstIndex(where: { Spelling.plain(way($0)) == wanted }) { return .success(position) }
    }
    let names = types.all.map(\.name)
    let nearest = nearestName(to: name, in: names + types.all.map(\.folder).filter { !$0.isEmpty })
    return .failure(
      UnknownType(
        diagnostic: Diagnostic(
          .error, "no type is named \"\(name)\"",
          help: nearest.map { "did you mean \"\($0)\"?" } ?? "use one of: \(names.joined(separator: ", "))")))
  }

  /// Returns the names of the documents of the type called `name`, as references write them, in byte order. Documents
  /// without a name are omitted.
  package func names(ofType name: String) -> [String] {
    types.position(of: name).map { identities.names(ofType: $0) } ?? []
  }

  /// The error that no type has the given name.
  package struct UnknownType: Error {
    package let diagnostic: Diagnostic
  }
}
