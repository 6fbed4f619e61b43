import Content
import Diagnostics
import Parallel
import Site
import Templates
import Values

/// Everything that routes are rendered from.
final class LoadedSite: Sendable {
  let foundation: SiteFoundation
  /// The content files, as they were read.
  let sources: [ReadSource]
  /// All documents, including unpublished ones.
  let documents: [Document]
  let graph: SiteGraph
  let routes: Routes
  /// The compiled template of each kind of route.
  let programs: RoutePrograms
  /// The findings other than those of ``sources``.
  let diagnostics: [Diagnostic]

  init(
    foundation: SiteFoundation, sources: [ReadSource], documents: [Document], graph: SiteGraph, routes: Routes,
    programs: RoutePrograms, diagnostics: [Diagnostic]
  ) {
    self.foundation = foundation
    self.sources = sources
    self.documents = documents
    self.graph = graph
    self.routes = routes
    self.programs = programs
    self.diagnostics = diagnostics
  }

  var templates: RouteTemplates { foundation.theme.templates }
  var library: TemplateLibrary { foundation.theme.library }
  var components: [Component] { foundation.theme.components }
  /// A Boolean value that indicates whether the theme has a search.
  var hasSearch: Bool { foundation.theme.theme.hasSearch }
  /// All findings.
  var allDiagnostics: [Diagnostic] { diagnostics + sources.flatMap(\.diagnostics) }
}

extension LoadedSite {
  /// Reads the settings, types, documents, and theme, and links them. Continues after an error as far as possible, to
  /// find every error in one run.
  ///
  /// Content that is already `known` is not read again.
  static func load(
    _ options: BuildOptions, known: KnownSources?, parallelism: Parallelism, timings: inout StageTimings
  ) async -> (LoadedSite?, [Diagnostic]) {
    var declarations = SiteDeclarations(options)
    let files = PublishedFiles(
      declarations.tree, types: declarations.types, basePath: declarations.settings?.basePath ?? "")
    timings.end("list the files and read the types and settings")
    var names = Fingerprint()
    for path in files.paths.sorted() { names.combine(path) }
    let context = SourceContext(types: declarations.typesFingerprint, files: names.value)
    let (sources, secondsOfReading) = await Documents.reading(
      declarations.tree, types: declarations.types, files: files, known: known, context: context,
      parallelism: parallelism)
    timings.end("read the documents", of: [("files", secondsOfReading)], rest: "front matter and excerpts")
    guard let settings = declarations.settings else {
      return (nil, declarations.diagnostics + sources.flatMap(\.diagnostics))
    }
    let theme = await CompiledTheme(
      settings, documents: sources.flatMap(\.documents), files: files, options: options,
      declarations: &declarations, parallelism: parallelism)
    timings.end("compile the theme")
    let foundation = SiteFoundation(
      declarations: declarations, settings: settings, files: files, context: context, theme: theme)
    let site = await linking(sources, on: foundation, options, parallelism: parallelism, timings: &timings)
    return (site, site.allDiagnostics)
  }

  /// Links the documents of `sources`, and determines the files of the site.
  static func linking(
    _ sources: [ReadSource], on foundation: SiteFoundation, _ options: BuildOptions, parallelism: Parallelism,
    timings: inout StageTimings
  ) async -> LoadedSite {
    let (declarations, theme) = (foundation.declarations, foundation.theme)
    let documents = sources.flatMap(\.documents)
    let parts = SiteParts(
      settings: foundation.settings, types: declarations.types, layout: declarations.layout, documents: documents,
      files: foundation.files, vocabulary: declarations.vocabulary, publication: options.publication,
      contentRoot: options.content, data: theme.theme.data, theme: theme.settings,
      hasJSONFeeds: theme.templates.has("feed.json"), hasSearch: theme.theme.hasSearch && options.search.isOn)
    let (graph, linkErrors) = await SiteGraph.linking(parts, parallelism: parallelism)
    timings.end("link")
    let (routes, routeErrors) = await Routes.of(
      graph, staticFiles: theme.files.published, fileTemplates: theme.templates.fileTemplates,
      contentRoot: options.content)
    timings.end("determine the routes")
    let programs = RoutePrograms(routes, graph, theme.templates, theme.library)
    // A missing theme was already reported.
    let canMiss = declarations.types.isComplete && !theme.theme.templates.isEmpty
    return LoadedSite(
      foundation: foundation, sources: sources, documents: documents, graph: graph, routes: routes, programs: programs,
      diagnostics: foundation.diagnostics + linkErrors + routeErrors + (canMiss ? programs.missing : []))
  }
}
