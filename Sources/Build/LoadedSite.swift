import Content
import Diagnostics
import Files
import Parallel
import Site
import Templates
import Values

/// What the settings and the types declare.
struct SiteDeclarations {
  let tree: ContentTree
  /// The files that decide how others are read, and what they were like before they were read.
  let inputs: [BuildRecord.Stamped]
  /// That of the types, and of the folder of its host that the site lies in.
  let typesFingerprint: UInt64
  /// `nil` where the settings are too wrong to go on.
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
    inputs = inputFiles.compactMap { path in FileStamp(path).map { BuildRecord.Stamped(path: path, stamp: $0) } }
    let settingsReader = SettingsReader(tree, vocabulary: &vocabulary)
    var (types, fingerprint, typeErrors) = ContentTypes.reading(tree, vocabulary: &vocabulary)
    let (settings, settingsErrors) = settingsReader.read(
      baseURL: options.baseURL, theme: options.theme, vocabulary: vocabulary)
    let (layout, layoutErrors) = SiteLayout.declare(for: types, settings: settingsReader, in: &vocabulary)
    self.types = types
    self.settings = settings
    fingerprint.combine(options.content + "\n" + (settings?.basePath ?? ""))
    typesFingerprint = fingerprint.value
    self.layout = layout
    diagnostics = tree.diagnostics + typeErrors + settingsErrors + layoutErrors
  }
}

/// A theme, its templates compiled for the routes of a site.
struct CompiledTheme {
  let theme: Theme
  let settings: ThemeSettings
  let files: ThemeFiles
  let templates: RouteTemplates
  let library: TemplateLibrary
  let components: [Component]
  let diagnostics: [Diagnostic]

  /// Loads and compiles the theme that `settings` name. `documents` are those that may name a template of their own.
  init(
    _ settings: SiteSettings, documents: [Document], files: PublishedFiles, options: BuildOptions,
    declarations: inout SiteDeclarations
  ) {
    let (theme, themeErrors) = Theme.load(settings.theme, namedAt: settings.themeLocation, from: options.themes)
    let (chosen, settingsErrors) = ThemeSettings.reading(
      theme.settings, chosenBy: settings, files: files, vocabulary: &declarations.vocabulary)
    let (made, fileErrors) = ThemeFiles.making(theme, settings: chosen, vocabulary: &declarations.vocabulary)
    let themeFiles = ThemeFiles(theme.staticFiles, made: made, basePath: settings.basePath)
    let (words, wordErrors) = theme.words(in: settings.language, settings)
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
    let (library, templateErrors) = TemplateSet(
      theme.templates, globals: RouteTemplates.globals, shapes: declarations.vocabulary.shapes,
      textFilters: RouteTemplates.textFilters, options: theme.options, words: words, assets: themeFiles
    ).compile(for: templates.entries(for: documents), names: &declarations.vocabulary.names)
    self.theme = theme
    self.settings = chosen
    self.files = themeFiles
    self.templates = templates
    self.library = library
    self.components = components
    // Against declarations that are wrong themselves, templates would look wrong that are right.
    let isJudged = !componentErrors.hasErrors && !declarations.types.hasUnread
    diagnostics =
      themeErrors + settingsErrors + fileErrors + wordErrors + componentErrors + (isJudged ? templateErrors : [])
      + templates.missing(for: documents)
  }
}

/// Everything that routes are made from.
final class LoadedSite: Sendable {
  /// The files of the content folder.
  let sources: [ReadSource]
  /// What decided how they were read.
  let context: SourceContext
  /// What else was read, and what it was like before.
  let inputs: [BuildRecord.Stamped]
  /// All documents, those that are not published, too.
  let documents: [Document]
  let graph: SiteGraph
  let routes: Routes
  let templates: RouteTemplates
  let library: TemplateLibrary
  let components: [Component]
  /// The compiled template of each kind of route.
  let programs: RoutePrograms
  /// Whether the theme shows a search.
  let hasSearch: Bool

  init(
    sources: [ReadSource], context: SourceContext, inputs: [BuildRecord.Stamped], documents: [Document],
    graph: SiteGraph, routes: Routes, templates: RouteTemplates, library: TemplateLibrary, components: [Component],
    programs: RoutePrograms, hasSearch: Bool
  ) {
    self.sources = sources
    self.context = context
    self.inputs = inputs
    self.documents = documents
    self.graph = graph
    self.routes = routes
    self.templates = templates
    self.library = library
    self.components = components
    self.programs = programs
    self.hasSearch = hasSearch
  }

  /// Reads settings, types, documents and theme, and links them. Goes as far as it can, to find every error in one run.
  ///
  /// What is `recorded` already of the content is not read again.
  static func load(
    _ options: BuildOptions, recorded: RecordedSources?, parallelism: Parallelism, timings: inout StageTimings
  ) async -> (LoadedSite?, [Diagnostic]) {
    var declarations = SiteDeclarations(options)
    let files = PublishedFiles(
      declarations.tree, types: declarations.types, basePath: declarations.settings?.basePath ?? "")
    timings.end("list the files, read types and settings")
    var names = Fingerprint()
    for path in files.paths.sorted() { names.combine(path) }
    let context = SourceContext(types: declarations.typesFingerprint, files: names.value)
    let (sources, secondsOfReading) = await Documents.reading(
      declarations.tree, types: declarations.types, files: files, recorded: recorded.map { ($0, context) },
      parallelism: parallelism)
    let documents = sources.flatMap(\.documents)
    timings.end("read the documents", of: [("files", secondsOfReading)], rest: "front matter and excerpts")
    var diagnostics = declarations.diagnostics + sources.flatMap(\.diagnostics)
    guard let settings = declarations.settings else { return (nil, diagnostics) }

    let theme = CompiledTheme(
      settings, documents: documents, files: files, options: options, declarations: &declarations)
    timings.end("compile the theme")
    let parts = SiteParts(
      settings: settings, types: declarations.types, layout: declarations.layout, documents: documents, files: files,
      vocabulary: declarations.vocabulary,
      publication: Publication(today: options.today, includesDrafts: options.includesDrafts),
      contentRoot: options.content, data: theme.theme.data, theme: theme.settings,
      hasJSONFeeds: theme.templates.has("feed.json"), hasSearch: theme.theme.hasSearch && options.search.isOn)
    let (graph, linkErrors) = await SiteGraph.linking(parts, parallelism: parallelism)
    timings.end("link")
    let (routes, routeErrors) = Routes.of(
      graph, staticFiles: theme.files.published, fileTemplates: theme.templates.fileTemplates,
      contentRoot: options.content)
    timings.end("lay out the routes")
    diagnostics += theme.diagnostics + linkErrors + routeErrors
    let programs = RoutePrograms(routes, graph, theme.templates, theme.library)
    // A theme that is not there was reported.
    if declarations.types.isComplete, !theme.theme.templates.isEmpty { diagnostics += programs.missing }
    let folders = declarations.tree.folders.map { BuildRecord.Stamped(path: $0.path, stamp: $0.stamp) }
    let themeInputs = theme.theme.inputs.map { BuildRecord.Stamped(path: $0.path, stamp: $0.stamp) }
    let site = LoadedSite(
      sources: sources, context: context, inputs: folders + declarations.inputs + themeInputs,
      documents: documents, graph: graph, routes: routes, templates: theme.templates, library: theme.library,
      components: theme.components,
      programs: programs,
      hasSearch: theme.theme.hasSearch)
    return (site, diagnostics)
  }
}
