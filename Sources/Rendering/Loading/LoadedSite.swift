import Content
import Diagnostics
import Parallel
import Site
import Templates
import Themes
import Values

/// Everything that routes are rendered from.
package final class LoadedSite: Sendable {
  package let foundation: SiteFoundation
  private let content: LoadedContent
  package let graph: SiteGraph
  package let routes: Routes
  /// The compiled template of each kind of route.
  package let programs: RoutePrograms
  /// The findings other than those of ``sources``.
  package let diagnostics: [Diagnostic]
  /// The rules for which documents are published.
  package let publication: Publication
  /// The same site without regard to dates, in which errors are found; `nil` if dates keep no document unpublished.
  package let undated: LoadedSite?

  init(
    foundation: SiteFoundation, content: LoadedContent, graph: SiteGraph, routes: Routes, programs: RoutePrograms,
    diagnostics: [Diagnostic], publication: Publication, undated: LoadedSite?
  ) {
    self.foundation = foundation
    self.content = content
    self.graph = graph
    self.routes = routes
    self.programs = programs
    self.diagnostics = diagnostics
    self.publication = publication
    self.undated = undated
  }

  /// The content files, as they were read.
  package var sources: [ReadSource] { content.sources }
  /// All documents, including unpublished ones.
  package var documents: [Document] { content.documents }
  package var templates: RouteTemplates { foundation.theme.templates }
  package var library: TemplateLibrary { foundation.theme.library }
  package var components: [Component] { foundation.theme.components }
  /// A Boolean value that indicates whether the theme has a search.
  package var hasSearch: Bool { foundation.theme.theme.hasSearch }
  /// All findings.
  package var allDiagnostics: [Diagnostic] { diagnostics + sources.flatMap(\.diagnostics) }
}

extension LoadedSite {
  /// Reads the settings, types, documents, and theme, and links them. Continues after an error as far as possible, to
  /// find every error in one run.
  ///
  /// Content that is already `known` is not read again, and files in `checked` are not checked again.
  package static func load(
    _ options: LoadingOptions, known: KnownSources?, checked: CheckedFiles = CheckedFiles(), parallelism: Parallelism,
    timings: inout StageTimings
  ) async -> (LoadedSite?, [Diagnostic]) {
    var declarations = SiteDeclarations(options, checked: checked)
    let files = PublishedFiles(
      declarations.tree, types: declarations.types, basePath: declarations.settings?.basePath ?? "")
    timings.end("list the files and read the types and settings")
    var names = Fingerprint()
    for path in files.paths.sorted() { names.combine(path) }
    let context = SourceContext(types: declarations.typesFingerprint, files: names.value)
    let (sources, secondsOfReading) = await Documents.read(
      declarations.tree, types: declarations.types, files: files,
      timeZone: declarations.settings?.locale.localTimeZone, known: known, context: context,
      parallelism: parallelism)
    timings.end("read the documents", of: [("files", secondsOfReading)], rest: "front matter and excerpts")
    guard let settings = declarations.settings else {
      return (nil, declarations.diagnostics + sources.flatMap(\.diagnostics))
    }
    let theme = await declarations.compileTheme(
      settings, from: options.themes, documents: sources.flatMap(\.documents), files: files, parallelism: parallelism)
    timings.end("compile the theme")
    let foundation = SiteFoundation(
      declarations: declarations, settings: settings, files: files, context: context, theme: theme)
    let site = await link(sources, on: foundation, options, parallelism: parallelism, timings: &timings)
    return (site, site.allDiagnostics)
  }

  /// Links the documents of `sources`, and determines the files of the site.
  ///
  /// If dates keep a document unpublished, the site is also linked without regard to dates. All errors come from there,
  /// so that none of them depends on the date.
  package static func link(
    _ sources: [ReadSource], on foundation: SiteFoundation, _ options: LoadingOptions, parallelism: Parallelism,
    timings: inout StageTimings
  ) async -> LoadedSite {
    let linking = SiteLinking(sources, foundation, options, parallelism)
    let publication = options.publication(in: foundation.settings.locale.timeZone)
    let types = foundation.declarations.types
    guard
      linking.content.documents.contains(where: { publication.unpublishedReason(of: $0, type: types[$0.type]).isDated })
    else {
      return await linking.site(publication, timings: &timings)
    }
    let undated = await linking.site(publication.ignoringDates, timings: &timings)
    return await linking.site(publication, undated: undated, timings: &timings)
  }
}

/// The parts of a site that are the same on every day.
private struct SiteLinking {
  let content: LoadedContent
  private let foundation: SiteFoundation
  private let options: LoadingOptions
  private let parallelism: Parallelism

  init(
    _ sources: [ReadSource], _ foundation: SiteFoundation, _ options: LoadingOptions, _ parallelism: Parallelism
  ) {
    content = LoadedContent(sources)
    self.foundation = foundation
    self.options = options
    self.parallelism = parallelism
  }

  /// The warning that the site has no time zone, if anything on it depends on when a day begins.
  private var zoneFindings: [Diagnostic] {
    let (settings, types) = (foundation.settings, foundation.declarations.types)
    guard settings.locale.timeZoneLocation == nil else { return [] }
    let usesDays =
      settings.values.hasDatedBanner || types.all.contains(where: \.dependsOnToday)
      || content.documents.contains { document in
        [StandardField.publishOn, .expires].contains { !document.value($0, in: types[document.type]).isMissing }
      }
    guard usesDays else { return [] }
    return [
      Diagnostic(
        .timeZone, "the site has no time zone, so its days begin at midnight UTC",
        at: SourceLocation(path: settings.path, line: 1, column: 1, length: 1),
        help: "add one, such as time-zone: America/New_York")
    ]
  }

  /// Links the documents that `publication` shows. Of its own findings, it keeps only those that depend on the date if
  /// `undated` has found the others.
  func site(
    _ publication: Publication, undated: LoadedSite? = nil, timings: inout StageTimings
  ) async -> LoadedSite {
    let (declarations, theme) = (foundation.declarations, foundation.theme)
    let definition = SiteDefinition(
      settings: foundation.settings, types: declarations.types, layout: declarations.layout,
      vocabulary: declarations.vocabulary, contentRoot: options.content)
    let themeParts = ThemeParts(
      settings: theme.settings, data: theme.theme.data, hasJSONFeeds: theme.templates.has("feed.json"),
      hasSearch: theme.theme.hasSearch && options.search.isOn)
    var parts = SiteParts(
      definition, documents: content.documents, files: foundation.files, publication: publication, theme: themeParts)
    parts.dated = undated.map { DatedURLs($0.graph, $0.routes, publication) }
    let (graph, linkErrors) = await SiteGraph.link(parts, parallelism: parallelism)
    timings.end("link")
    let (routes, routeErrors) = await Routes.of(
      graph, staticFiles: theme.files.published, fileTemplates: theme.templates.fileTemplates,
      contentRoot: options.content)
    timings.end("determine the routes")
    let programs = RoutePrograms(routes, graph, theme.templates, theme.library)
    // Files that are not known were already reported.
    let canMiss = declarations.types.isComplete && theme.isComplete
    let found = linkErrors + routeErrors + (canMiss ? programs.missing : [])
    return LoadedSite(
      foundation: foundation, content: content, graph: graph, routes: routes, programs: programs,
      diagnostics: undated.map { $0.diagnostics.filter { !$0.isDated } + found.filter(\.isDated) }
        ?? foundation.diagnostics + zoneFindings + found,
      publication: publication, undated: undated)
  }
}
