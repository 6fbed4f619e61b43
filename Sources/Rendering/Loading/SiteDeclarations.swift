import Content
import Diagnostics
import Files
import Parallel
import Site
import Themes
import TimeZones
import Values

/// The declarations in the settings and the types.
package struct SiteDeclarations: Sendable {
  package let tree: ContentTree
  /// The files that determine how other files are read, with their stamps from before they were read.
  let inputs: [StampedFile]
  /// The fingerprint of the types, the content folder, the path of the base URL, and the time zones.
  let typesFingerprint: UInt64
  /// The settings; `nil` if they have errors that prevent continuing.
  package let settings: SiteSettings?
  package let types: ContentTypes
  private(set) var layout: SiteLayout
  private(set) var vocabulary = Vocabulary()
  package let diagnostics: [Diagnostic]

  package init(_ options: LoadingOptions) {
    let tree = ContentTree(scanning: options.content)
    self.tree = tree
    let typeFiles = tree.collections.map { tree.path(of: $0 + "/" + ContentTree.typeFile) }
    let inputFiles = typeFiles + [tree.path(of: ContentTree.settingsFile)] + tree.files.map(tree.path)
    var inputs = inputFiles.compactMap { StampedFile($0) }
    let settingsReader = SettingsReader(tree, vocabulary: &vocabulary)
    var (types, fingerprint, typeErrors) = ContentTypes.read(tree, vocabulary: &vocabulary)
    let (settings, settingsErrors) = settingsReader.read(
      baseURL: options.baseURL, theme: options.theme, vocabulary: vocabulary)
    // Documents can name other zones. A new version of the database can change any of them.
    let zoneFiles = TimeZoneDatabase().files(for: settings.map { [$0.locale.timeZone.name] } ?? []).compactMap {
      StampedFile($0)
    }
    inputs += zoneFiles
    var layoutErrors: [Diagnostic] = []
    let layout = SiteLayout(for: types, settings: settingsReader, in: &vocabulary, reporting: &layoutErrors)
    self.types = types
    self.settings = settings
    fingerprint.combine(options.content + "\n" + (settings?.basePath ?? ""))
    fingerprint.combine(settings?.locale.localTimeZone?.name ?? "")
    for file in zoneFiles { fingerprint.combine("\(file.path) \(file.stamp.size) \(file.stamp.modified)") }
    self.inputs = inputs
    typesFingerprint = fingerprint.value
    self.layout = layout
    let published = PublishedFiles(tree, types: types, basePath: "").paths
    let activeFiles = ActiveFiles.findings(tree.files.filter(published.contains), in: tree, settings: settings)
    diagnostics = tree.diagnostics + typeErrors + settingsErrors + layoutErrors + activeFiles
  }

  /// Compiles the theme that `settings` names, from the folder `themes`, and adds the names in it to these declarations.
  /// `documents` are those that may name a template of their own.
  package mutating func compileTheme(
    _ settings: SiteSettings, from themes: String, documents: [Document], files: PublishedFiles,
    parallelism: Parallelism
  ) async -> CompiledTheme {
    await CompiledTheme(
      settings, from: themes, documents: documents, files: files, types: types, layout: &layout,
      vocabulary: &vocabulary, parallelism: parallelism)
  }
}
