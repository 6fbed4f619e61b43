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

  /// Reads the declarations. Files in `checked` are not checked again.
  package init(_ options: LoadingOptions, checked: CheckedFiles = CheckedFiles()) {
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
    let fileErrors = Self.errors(
      inFilesOf: tree, types: types, settings: settings, unchecked: checked.unchecked(inputs))
    diagnostics = tree.diagnostics + typeErrors + settingsErrors + layoutErrors + fileErrors
  }

  /// Returns the errors in the files that are published unchanged. A file that is not an image is only that.
  private static func errors(
    inFilesOf tree: ContentTree, types: ContentTypes, settings: SiteSettings?, unchecked: [StampedFile]
  ) -> [Diagnostic] {
    let published = PublishedFiles(tree, types: types, basePath: "").paths
    let files = tree.files.filter(published.contains)
    let paths = Set(files.map(tree.path))
    let images = unchecked.filter { paths.contains($0.path) }.compactMap { ImageFiles.finding(at: $0.path) }
    let misnamed = unchecked.filter { paths.contains($0.path) }.compactMap { MisnamedDocument.finding(at: $0.path) }
    let reported = Set(images.compactMap(\.location?.path))
    let active = ActiveFiles.findings(files, in: tree, settings: settings)
    return images + misnamed + active.filter { $0.location.map { !reported.contains($0.path) } ?? true }
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
