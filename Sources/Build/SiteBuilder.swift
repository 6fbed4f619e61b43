import Content
import Diagnostics
import Files
import Parallel
import Site
import Templates
import Values

/// A build from content and theme to output, step by step.
package struct SiteBuilder: Sendable {
  private let options: BuildOptions
  private let parallelism: Parallelism
  /// Told how many of how many files are made, from any thread.
  private let progress: @Sendable (Int, Int) -> Void

  package init(_ options: BuildOptions, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }) {
    self.options = options
    self.progress = progress
    parallelism = Parallelism(jobs: options.jobs)
  }

  /// Builds the site. Nothing is written when there is an error, or under `isStrict` a warning.
  ///
  /// Throws ``FileError`` when the output cannot be written.
  package func build() async throws(FileError) -> BuildReport {
    let (site, diagnostics) = await load()
    guard let site else { return BuildReport(diagnostics: diagnostics.inReadingOrder(), made: nil) }
    if forbidsWriting(diagnostics) {
      let found = await checkTexts(of: site)
      return BuildReport(diagnostics: (diagnostics + found).inReadingOrder(), made: nil)
    }
    return try await make(site, found: diagnostics)
  }

  private func forbidsWriting(_ diagnostics: [Diagnostic]) -> Bool {
    diagnostics.hasErrors || options.isStrict && !diagnostics.isEmpty
  }
}

/// Everything that routes are made from.
private struct LoadedSite: Sendable {
  let graph: SiteGraph
  let routes: Routes
  let templates: RouteTemplates
  let library: TemplateLibrary
}

extension SiteBuilder {
  /// Reads settings, types, documents and theme, and links them. Goes as far as it can, to find every error in one run.
  private func load() async -> (LoadedSite?, [Diagnostic]) {
    let tree = ContentTree(scanning: options.content)
    var diagnostics = tree.diagnostics
    var vocabulary = Vocabulary()
    let settingsReader = SettingsReader(tree, vocabulary: &vocabulary)
    let (types, typeErrors) = ContentTypes.reading(tree, vocabulary: &vocabulary)
    let (settings, settingsErrors) = settingsReader.read(
      baseURL: options.baseURL, theme: options.theme, vocabulary: vocabulary)
    diagnostics += typeErrors + settingsErrors
    let (layout, layoutErrors) = SiteLayout.declare(for: types, settings: settingsReader, in: &vocabulary)
    diagnostics += layoutErrors
    let files = PublishedFiles(paths: tree.files, basePath: settings?.basePath ?? "")
    let (documents, documentErrors) = await Documents.reading(
      tree, types: types, files: files, parallelism: parallelism)
    diagnostics += documentErrors
    guard let settings else { return (nil, diagnostics) }

    let (theme, themeErrors) = Theme.load(settings.theme, namedAt: settings.themeLocation, from: options.themes)
    let templates = RouteTemplates(theme.templates.map(\.name), types: types, layout: layout)
    let (library, templateErrors) = TemplateSet(
      theme.templates, globals: RouteTemplates.globals, shapes: vocabulary.shapes,
      textFilters: RouteTemplates.textFilters, options: theme.options
    ).compile(for: templates.entries(for: documents), names: &vocabulary.names)
    diagnostics += themeErrors + templateErrors
    let parts = SiteParts(
      settings: settings, types: types, layout: layout, documents: documents, files: files, vocabulary: vocabulary,
      publication: Publication(today: options.today, includesDrafts: options.includesDrafts),
      contentRoot: options.content, data: theme.data)
    let (graph, linkErrors) = SiteGraph.linking(parts)
    let (routes, routeErrors) = Routes.of(graph, staticFiles: theme.staticFiles, contentRoot: options.content)
    diagnostics += linkErrors + routeErrors
    return (LoadedSite(graph: graph, routes: routes, templates: templates, library: library), diagnostics)
  }

  /// What is wrong with the Markdown of a site that will not be made for other reasons.
  private func checkTexts(of site: LoadedSite) async -> [Diagnostic] {
    let contentRoot = options.content
    return await parallelism.map(
      site.graph.pages.count, chunk: 16,
      state: { BodyRenderer(site.graph, routes: site.routes, contentRoot: contentRoot) },
      { bodies, range in range.flatMap { bodies.diagnostics(of: DocumentID(rawValue: UInt32($0))) } }
    ).flatMap { $0 }
  }
}

extension SiteBuilder {
  /// The files of a run of routes, and what went wrong with them.
  private struct Part: Sendable {
    var files: [OutputFolder.File] = []
    var diagnostics: [Diagnostic] = []
    var failure: FileError?
  }

  private func make(_ site: LoadedSite, found: [Diagnostic]) async throws(FileError) -> BuildReport {
    let output = try OutputFolder(options.output)
    let parts = await stage(site, in: output)
    if let failure = parts.lazy.compactMap(\.failure).first {
      output.discard()
      throw failure
    }
    let diagnostics = (found + parts.flatMap(\.diagnostics)).inReadingOrder()
    guard !forbidsWriting(diagnostics) else {
      output.discard()
      return BuildReport(diagnostics: diagnostics, made: nil)
    }
    let (written, removed) = try output.commit(parts.flatMap(\.files))
    return BuildReport(diagnostics: diagnostics, made: summary(of: site, written: written, removed: removed))
  }

  private func stage(_ site: LoadedSite, in output: OutputFolder) async -> [Part] {
    let contentRoot = options.content
    let progress = progress
    let routes = site.routes.all
    return await parallelism.map(
      routes.count, chunk: 16,
      state: {
        RouteRenderer(
          site.graph, routes: site.routes, templates: site.templates, library: site.library, contentRoot: contentRoot)
      },
      { renderer, range in
        var part = Part()
        for number in range {
          let diagnostics = renderer.render(routes[number])
          part.diagnostics += diagnostics
          guard !diagnostics.hasErrors else { continue }
          do throws(FileError) {
            part.files.append(try output.stage(renderer.output, for: routes[number].address.file, number: number))
          } catch {
            part.failure = error
            return part
          }
        }
        progress(range.upperBound, routes.count)
        return part
      })
  }

  private func summary(of site: LoadedSite, written: Int, removed: Int) -> BuildReport.Made {
    var pages = 0
    for route in site.routes.all {
      switch route.content {
      case .page, .list: pages += 1
      default: break
      }
    }
    let documents = zip(site.graph.types.all, site.graph.collections).map {
      (label: $0.label, count: $1.documents.count)
    }
    return BuildReport.Made(
      documents: documents.filter { $0.count > 0 }, pages: pages, feeds: site.graph.feeds.count,
      files: site.routes.all.count, written: written, removed: removed,
      safeUses: site.library.safeUses)
  }
}
