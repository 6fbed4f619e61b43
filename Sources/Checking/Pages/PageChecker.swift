import Content
import Diagnostics
import HTML
import Parallel
import Rendering
import Site
import Templates
import Themes
import Values

/// Renders the files of a site, and finds problems in them that are caused by text in templates. Each thread has its own.
///
/// A file with a problem is rendered again to find out which part of a template wrote it. A problem that the pages of one
/// kind have in common is located once.
struct PageChecker: ~Copyable {
  var runner: PageJobRunner
  private let site: LoadedSite
  private let advice: TemplateLinkAdvice
  /// The fingerprints of all URLs of the site.
  private let urls: Set<UInt64>
  private var known: Set<Key> = []

  private struct Key: Hashable {
    let kind: RouteKind?
    let problem: String
  }

  init(_ site: LoadedSite, urls: Set<UInt64>, runner: consuming PageJobRunner) {
    self.runner = runner
    self.site = site
    self.urls = urls
    advice = TemplateLinkAdvice(site)
  }

  /// Returns the fingerprints of all URLs of a site; see ``PageMarkup/fingerprint(of:)``.
  static func urls(of site: LoadedSite) -> Set<UInt64> { Set(site.routes.urls.map(PageMarkup.fingerprint)) }

  /// Returns the findings about `route`, which was rendered last and read as `markup`.
  mutating func findings(on route: Route, _ markup: PageMarkup) -> [Diagnostic] {
    // A page among the content, such as an editor in the browser, belongs to somebody else.
    if case .copy(let file) = route.content, file.hasPrefix(site.graph.contentRoot + "/") { return [] }
    let page = runner.output
    let kind = RouteKind(route, in: site.graph)
    let links = brokenLinks(in: page, of: route, markup).filter { isNew($0.key, on: kind) }
    let nesting = markup.isNestingCorrect ? [] : NestingSearch.problems(in: page).filter { isNew($0.key, on: kind) }
    guard !links.isEmpty || !nesting.isEmpty, let origins = FileOrigins(of: route, renderedBy: &runner) else {
      return []
    }
    return links.compactMap { link in
      guard let (start, location) = origins.text(in: link.pathRange(in: page)) else { return nil }
      var link = link
      link.prefix = String(decoding: page[link.range.lowerBound..<start], as: UTF8.self)
      return advice.diagnostic(of: link, at: location)
    }
      + nesting.compactMap { problem in
        origins.location(of: problem.tag).map { problem.diagnostic(at: $0, locate: origins.location) }
      }
  }

  /// Returns the IDs that more than one element of the page has that was rendered last.
  mutating func repeatedIDs(on route: Route) -> [RepeatedID] {
    let attributes = DuplicateIDs.all(in: runner.output)
    guard !attributes.isEmpty else { return [] }
    let kind = RouteKind(route, in: site.graph)
    let areNew = attributes.map { isNew("#\($0.value)", on: kind) }
    let origins = areNew.contains(true) ? FileOrigins(of: route, renderedBy: &runner) : nil
    return zip(attributes, areNew).map { attribute, isNew in
      RepeatedID(
        id: attribute.value, url: route.address.url, source: route.source,
        place: isNew ? origins?.text(in: attribute.range)?.location : nil)
    }
  }

  private func brokenLinks(in file: [UInt8], of route: Route, _ markup: PageMarkup) -> [PageLink] {
    let areKnown = site.graph.links.areURLsKnown
    guard areKnown, !markup.targets.isSubset(of: urls) || markup.mayHaveBrokenAnchor else { return [] }
    return route.address.file.hasSuffix(".css")
      ? PageLink.broken(inStyleSheet: file, of: markup, urls: urls)
      : PageLink.broken(in: file, of: markup, urls: urls)
  }

  /// Returns whether a problem has not been located on a page of this kind. A file without a template has no kind.
  private mutating func isNew(_ problem: String, on kind: RouteKind?) -> Bool {
    kind == nil || known.insert(Key(kind: kind, problem: problem)).inserted
  }
}
