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
    var timings = StageTimings()
    let (site, diagnostics) = await LoadedSite.load(options, parallelism: parallelism, timings: &timings)
    guard let site else { return report(diagnostics, timings) }
    if forbidsWriting(diagnostics) {
      let found = await checkTexts(of: site, site.graph.pages.map(\.id))
      return report(diagnostics + found, timings)
    }
    return try await make(site, found: diagnostics, &timings)
  }

  /// What is wrong with the theme, checked against the content types. Of the documents only those matter that name a template.
  package func checkTheme() async -> [Diagnostic] {
    var declarations = SiteDeclarations(options)
    guard let settings = declarations.settings else { return declarations.diagnostics.inReadingOrder() }
    let files = PublishedFiles(declarations.tree, types: declarations.types, basePath: settings.basePath)
    let (documents, _) = await Documents.reading(
      declarations.tree, types: declarations.types, files: files, parallelism: parallelism)
    let theme = CompiledTheme(settings, documents: documents, options: options, declarations: &declarations)
    return (declarations.diagnostics + theme.diagnostics).inReadingOrder()
  }

  /// What is said of a build that writes nothing. Under `isStrict` its warnings are errors.
  private func report(_ diagnostics: [Diagnostic], _ timings: StageTimings) -> BuildReport {
    let found = diagnostics.inReadingOrder().map { finding in
      var finding = finding
      if options.isStrict, finding.severity == .warning { finding.severity = .error }
      return finding
    }
    return BuildReport(diagnostics: found, made: nil, timings: timings)
  }

  private func forbidsWriting(_ diagnostics: [Diagnostic]) -> Bool {
    diagnostics.hasErrors || options.isStrict && diagnostics.contains { $0.severity == .warning }
  }
}

extension SiteBuilder {
  /// What is wrong with the Markdown of documents that are not rendered as pages: of all, where the site will not be made for other
  /// reasons.
  private func checkTexts(of site: LoadedSite, _ documents: [DocumentID]) async -> [Diagnostic] {
    await parallelism.map(
      documents.count, chunk: 16,
      state: { BodyRenderer(site) },
      { bodies, range in range.flatMap { bodies.diagnostics(of: documents[$0]) } }
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

  private func make(
    _ site: LoadedSite, found: [Diagnostic], _ timings: inout StageTimings
  ) async throws(FileError) -> BuildReport {
    let output = try OutputFolder(options.output)
    let parts = await stage(site, in: output)
    timings.end("make the files")
    if let failure = parts.lazy.compactMap(\.failure).first {
      output.discard()
      throw failure
    }
    let files = parts.flatMap(\.files)
    let listed = await checkTexts(of: site, site.graph.pages.filter { $0.address == nil }.map(\.id))
    let diagnostics = (found + listed + parts.flatMap(\.diagnostics) + output.obstacles(to: files)).inReadingOrder()
    guard !forbidsWriting(diagnostics) else {
      output.discard()
      return report(diagnostics, timings)
    }
    let (written, removed) = try output.commit(files)
    timings.end("put them in place")
    return BuildReport(
      diagnostics: diagnostics, made: summary(of: site, written: written, removed: removed), timings: timings)
  }

  private func stage(_ site: LoadedSite, in output: OutputFolder) async -> [Part] {
    let progress = progress
    let routes = site.routes.all
    let secrets = SecretSearch(site.documents)
    return await parallelism.map(
      routes.count, chunk: 16,
      state: {
        RouteRenderer(site, secrets: secrets)
      },
      { renderer, range in
        var part = Part()
        for number in range {
          let diagnostics = renderer.render(routes[number])
          part.diagnostics += diagnostics
          guard !diagnostics.hasErrors else { continue }
          do throws(FileError) {
            part.files.append(try output.stage(renderer.output, for: routes[number].address.file))
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
