import Content
import Diagnostics
import Files
import Parallel
import Site
import Templates
import TimeZones
import Values

/// The declarations in the settings and the types.
struct SiteDeclarations: Sendable {
  let tree: ContentTree
  /// The files that determine how other files are read, with their stamps from before they were read.
  let inputs: [BuildRecord.Stamped]
  /// The fingerprint of the types, the content folder, the path of the base URL, and the time zones.
  let typesFingerprint: UInt64
  /// The settings; `nil` if they have errors that prevent continuing.
  let settings: SiteSettings?
  let types: ContentTypes
  let layout: SiteLayout
  var vocabulary = Vocabulary()
  let diagnostics: [Diagnostic]

  init(_ options: BuildOptions) {
    let tree = ContentTree(scanning: options.content)
    self.tree = tree
    let typeFiles = tree.collections.map { tree.path(of: $0 + "/" + ContentTree.typeFile) }
    let inputFiles = typeFiles + [tree.path(of: ContentTree.settingsFile)] + tree.files.map(tree.path)
    var inputs = inputFiles.compactMap { path in FileStamp(path).map { BuildRecord.Stamped(path: path, stamp: $0) } }
    let settingsReader = SettingsReader(tree, vocabulary: &vocabulary)
    var (types, fingerprint, typeErrors) = ContentTypes.reading(tree, vocabulary: &vocabulary)
    let (settings, settingsErrors) = settingsReader.read(
      baseURL: options.baseURL, theme: options.theme, vocabulary: vocabulary)
    // Documents can name other zones. A new version of the database can change any of them.
    let zoneFiles = TimeZoneDatabase().files(for: settings.map { [$0.timeZone.name] } ?? []).compactMap { path in
      FileStamp(path).map { BuildRecord.Stamped(path: path, stamp: $0) }
    }
    inputs += zoneFiles
    let (layout, layoutErrors) = SiteLayout.declare(for: types, settings: settingsReader, in: &vocabulary)
    self.types = types
    self.settings = settings
    fingerprint.combine(options.content + "\n" + (settings?.basePath ?? ""))
    fingerprint.combine(settings?.localTimeZone?.name ?? "")
    for file in zoneFiles { fingerprint.combine("\(file.path) \(file.stamp.size) \(file.stamp.modified)") }
    self.inputs = inputs
    typesFingerprint = fingerprint.value
    self.layout = layout
    diagnostics = tree.diagnostics + typeErrors + settingsErrors + layoutErrors
  }
}

/// A theme whose templates are compiled for the routes of a site.
struct CompiledTheme: Sendable {
  let theme: Theme
  /// A Boolean value that indicates whether the theme has any templates.
  let isThere: Bool
  let settings: ThemeSettings
  let files: ThemeFiles
  let templates: RouteTemplates
  let library: TemplateLibrary
  let components: [Component]
  let diagnostics: [Diagnostic]

  /// Loads and compiles the theme that `settings` names. `documents` are those that may name a template of their own.
  init(
    _ settings: SiteSettings, documents: [Document], files: PublishedFiles, options: BuildOptions,
    declarations: inout SiteDeclarations, parallelism: Parallelism
  ) async {
    let (theme, themeErrors) = Theme.load(settings.theme, namedAt: settings.themeLocation, from: options.themes)
    let (chosen, settingsErrors) = ThemeSettings.reading(
      theme.settings, chosenBy: settings, files: files, vocabulary: &declarations.vocabulary)
    let (made, fileErrors) = ThemeFiles.making(theme, settings: chosen, vocabulary: &declarations.vocabulary)
    let themeFiles = ThemeFiles(theme.staticFiles, made: made, basePath: settings.basePath)
    let (words, wordErrors) = theme.words(in: settings.language, settings)
    isThere = !theme.templates.isEmpty
    var components: [Component] = []
    var componentErrors: [Diagnostic] = []
    for file in theme.components {
      let (component, errors) = Component.reading(
        file.declaration, name: file.name, path: file.path, vocabulary: &declarations.vocabulary)
      components.append(component)
      componentErrors += errors
    }
    declarations.layout.declare(components, types: declarations.types, in: &declarations.vocabulary)
    let templates = RouteTemplates(
      theme.templates.map(\.name), types: declarations.types, layout: declarations.layout,
      theme: chosen.shape, components: components)
    let (library, templateErrors) = await TemplateSet(
      theme.templates, globals: RouteTemplates.globals, shapes: declarations.vocabulary.shapes,
      textFilters: RouteTemplates.textFilters, options: theme.options, words: words, assets: themeFiles
    ).compile(for: templates.entries(for: documents), names: &declarations.vocabulary.names, parallelism: parallelism)
    self.theme = theme
    self.settings = chosen
    self.files = themeFiles
    self.templates = templates
    self.library = library
    self.components = components
    // If the declarations have errors, correct templates could appear to have errors, too.
    let isJudged = !componentErrors.hasErrors && !declarations.types.hasUnread
    let all =
      themeErrors + settingsErrors + fileErrors + wordErrors + componentErrors + (isJudged ? templateErrors : [])
      + templates.missing(for: documents)
    // If the theme does not exist, everything in it is missing.
    diagnostics = isThere ? all : themeErrors
  }
}

/// Everything that a site is built from other than its documents: settings, types, the list of its files, and the
/// theme.
struct SiteFoundation: Sendable {
  let declarations: SiteDeclarations
  let settings: SiteSettings
  let files: PublishedFiles
  /// The context that determines how documents are read.
  let context: SourceContext
  let theme: CompiledTheme

  /// All files and folders that were read, with their stamps from before.
  var inputs: [BuildRecord.Stamped] {
    let folders = declarations.tree.folders.map { BuildRecord.Stamped(path: $0.path, stamp: $0.stamp) }
    return folders + declarations.inputs
      + theme.theme.inputs.map { BuildRecord.Stamped(path: $0.path, stamp: $0.stamp) }
  }

  var diagnostics: [Diagnostic] { declarations.diagnostics + theme.diagnostics }
}
