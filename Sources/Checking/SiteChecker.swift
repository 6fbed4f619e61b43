import Content
import Diagnostics
import Files
import Parallel
import Rendering
import Site

/// Checks a site for everything that a build would report, and for other problems that affect readers and editors.
/// Nothing is written.
package struct SiteChecker: Sendable {
  private let options: CheckOptions
  private let parallelism: Parallelism

  package init(_ options: CheckOptions) {
    self.options = options
    parallelism = options.work.parallelism
  }

  /// Checks as much as possible. If the site cannot be built, the checks that need its pages are skipped. Linear in the
  /// size of the site.
  package func check() async -> CheckReport {
    var timings = StageTimings()
    let (site, found) = await LoadedSite.load(
      options.site, known: nil, parallelism: parallelism, timings: &timings)
    guard let site else { return report(found, Suppressions()) }
    if options.work.isLast { _ = Unmanaged.passRetained(site) }
    var diagnostics = found
    var suppressions = Suppressions()
    let pages = found.hasErrors ? nil : await PublishedPages.make(site, parallelism: parallelism)
    if let pages {
      diagnostics += pages.diagnostics + pages.findings
      diagnostics += await AbsentPages(of: site, parallelism: parallelism)?.findings() ?? []
    } else {
      diagnostics += await (site.undated ?? site).findingsInTexts(parallelism: parallelism)
    }
    var answers = ExternalAnswers()
    if let external = options.external {
      let links = ExternalLinks(site: site, options: external)
      let (given, problems) = await links.answers(parallelism: parallelism)
      answers = ExternalAnswers(answers: given, isStrict: external.isStrict)
      diagnostics += problems + settingsFindings(site, answers)
    } else {
      suppressions.unchecked.insert(.externalLink)
    }
    for result in await documents(of: site, pages, answers) {
      diagnostics += result.diagnostics
      suppressions.all += result.suppressions
    }
    diagnostics +=
      CollectionChecker(site: site).findings() + site.contactFindings
      + site.placeholderFindings
    let theme = options.site.themes + "/" + site.graph.settings.theme.name
    suppressions.themes = (all: options.site.themes, own: theme)
    if let pages, pages.isComplete {
      diagnostics += UnusedParts(
        site: site, pages: pages, themeFolder: theme, misread: Self.documentsWithStrayMarkup(diagnostics)
      ).findings()
    } else {
      suppressions.unchecked.formUnion([
        .missingAnchor, .unmatchedTag, .orphanPage, .unusedFile, .unusedAsset, .unusedTemplate,
      ])
    }
    suppressions.all += otherSuppressions(of: site)
    return report(diagnostics, suppressions, documents: site.graph.pages.count, contentRoot: options.site.content)
  }

  /// The suppressions in comments, and the rules that were not checked.
  private struct Suppressions {
    var all: [Suppression] = []
    var unchecked: Set<Rule> = []
    /// The themes folder, and the folder of the site's own theme.
    var themes: (all: String, own: String)?

    /// Returns whether the findings that `suppression` suppresses were not checked. It may name a file in a theme that the
    /// site's own theme extends.
    func isUnchecked(_ suppression: Suppression) -> Bool {
      if unchecked.contains(where: { $0.name == suppression.rule }) { return true }
      guard let themes, let file = suppression.file, file.hasPrefix(themes.all + "/"), !file.hasPrefix(themes.own + "/")
      else { return false }
      return FileStatus(file)?.kind == .file
    }
  }

  private func report(
    _ found: [Diagnostic], _ suppressions: Suppressions, documents: Int = 0, contentRoot: String = ""
  ) -> CheckReport {
    let diagnostics = found.inReadingOrder()
    let (left, used) = suppressions.all.suppressing(diagnostics, contentRoot: contentRoot)
    let all = left + suppressions.all.findings(used: used, isUnchecked: suppressions.isUnchecked)
    return CheckReport(
      diagnostics: all.inReadingOrder(), documents: documents, suppressed: diagnostics.count - left.count)
  }

  private func documents(
    of site: LoadedSite, _ pages: PublishedPages?, _ answers: ExternalAnswers
  ) async -> [DocumentChecker.Result] {
    await parallelism.map(
      site.graph.pages.count, chunk: 16,
      state: { DocumentChecker(site, pages: pages, external: answers) },
      { checker, range in range.map { checker.check(site.graph.pages[$0]) } }
    ).flatMap { $0 }
  }

  /// Returns the paths of the documents in which links or images may be shown as plain text.
  private static func documentsWithStrayMarkup(_ diagnostics: [Diagnostic]) -> Set<String> {
    Set(diagnostics.lazy.filter { $0.rule == .strayMarkup || $0.rule == .rawHTML }.compactMap(\.location?.path))
  }

  private func settingsFindings(_ site: LoadedSite, _ answers: ExternalAnswers) -> [Diagnostic] {
    ExternalLinks.settingsLinks(of: site).compactMap { link in
      // Such a link was reported when the site was linked.
      if site.graph.links.absoluteLink(link.written) != nil { return nil }
      return answers.diagnostic(of: link.written, at: link.place)
    }
  }

  /// Returns the suppressions in the settings, the types, and the theme.
  private func otherSuppressions(of site: LoadedSite) -> [Suppression] {
    let documents = Set(site.graph.files.paths.map { site.graph.contentRoot + "/" + $0 })
    let files = site.foundation.inputs.map(\.path).filter { !documents.contains($0) && Self.mayContainSuppressions($0) }
    return files.sorted().flatMap { path in
      (try? FileContents.read(path)).map { SuppressionReader.suppressions(in: $0, path: path) } ?? []
    }
  }

  private static func mayContainSuppressions(_ path: String) -> Bool {
    MediaType.isSource(path) && FileStatus(path)?.kind == .file
  }
}
