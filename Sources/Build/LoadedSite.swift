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
  /// `nil` where the settings are too wrong to go on.
  let settings: SiteSettings?
  let types: ContentTypes
  let layout: SiteLayout
  var vocabulary = Vocabulary()
  let diagnostics: [Diagnostic]

  init(_ options: BuildOptions) {
    tree = ContentTree(scanning: options.content)
    let settingsReader = SettingsReader(tree, vocabulary: &vocabulary)
    let (types, typeErrors) = ContentTypes.reading(tree, vocabulary: &vocabulary)
    let (settings, settingsErrors) = settingsReader.read(
      baseURL: options.baseURL, theme: options.theme, vocabulary: vocabulary)
    let (layout, layoutErrors) = SiteLayout.declare(for: types, settings: settingsReader, in: &vocabulary)
    self.types = types
    self.settings = settings
    self.layout = layout
    diagnostics = tree.diagnostics + typeErrors + settingsErrors + layoutErrors
  }
}

/// A theme, its templates compiled for the routes of a site.
struct CompiledTheme {
  let theme: Theme
  let templates: RouteTemplates
  let library: TemplateLibrary
  let components: [Component]
  let diagnostics: [Diagnostic]

  /// Loads and compiles the theme that `settings` name. `documents` are those that may name a template of their own.
  init(
    _ settings: SiteSettings, documents: [Document], options: BuildOptions, declarations: inout SiteDeclarations
  ) {
    let (theme, themeErrors) = Theme.load(settings.theme, namedAt: settings.themeLocation, from: options.themes)
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
      components: components)
    let (library, templateErrors) = TemplateSet(
      theme.templates, globals: RouteTemplates.globals, shapes: declarations.vocabulary.shapes,
      textFilters: RouteTemplates.textFilters, options: theme.options
    ).compile(for: templates.entries(for: documents), names: &declarations.vocabulary.names)
    self.theme = theme
    self.templates = templates
    self.library = library
    self.components = components
    diagnostics = themeErrors + componentErrors + templateErrors + templates.missing(for: documents)
  }
}

/// Everything that routes are made from.
struct LoadedSite: Sendable {
  /// All documents, those that are not published, too.
  let documents: [Document]
  let graph: SiteGraph
  let routes: Routes
  let templates: RouteTemplates
  let library: TemplateLibrary
  let components: [Component]

  /// Reads settings, types, documents and theme, and links them. Goes as far as it can, to find every error in one run.
  static func load(_ options: BuildOptions, parallelism: Parallelism, timings: inout StageTimings) async -> (
    LoadedSite?, [Diagnostic]
  ) {
    var declarations = SiteDeclarations(options)
    let files = PublishedFiles(
      declarations.tree, types: declarations.types, basePath: declarations.settings?.basePath ?? "")
    timings.end("list the files, read types and settings")
    let (documents, documentErrors) = await Documents.reading(
      declarations.tree, types: declarations.types, files: files, parallelism: parallelism)
    timings.end("read the documents")
    var diagnostics = declarations.diagnostics + documentErrors
    guard let settings = declarations.settings else { return (nil, diagnostics) }

    let theme = CompiledTheme(settings, documents: documents, options: options, declarations: &declarations)
    timings.end("compile the theme")
    let parts = SiteParts(
      settings: settings, types: declarations.types, layout: declarations.layout, documents: documents, files: files,
      vocabulary: declarations.vocabulary,
      publication: Publication(today: options.today, includesDrafts: options.includesDrafts),
      contentRoot: options.content, data: theme.theme.data,
      hasJSONFeeds: theme.templates.has("feed.json"))
    let (graph, linkErrors) = await SiteGraph.linking(parts, parallelism: parallelism)
    timings.end("link")
    let (routes, routeErrors) = Routes.of(
      graph, staticFiles: theme.theme.staticFiles, contentRoot: options.content)
    timings.end("lay out the routes")
    diagnostics += theme.diagnostics + linkErrors + routeErrors
    let site = LoadedSite(
      documents: documents, graph: graph, routes: routes, templates: theme.templates, library: theme.library,
      components: theme.components)
    return (site, diagnostics)
  }
}
