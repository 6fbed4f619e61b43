import Diagnostics
import HTML
import Parallel
import Rendering
import Site

/// Renders the files of a site, and finds problems in them that templates cause. Each thread has its own reader.
struct PageReader: ~Copyable {
  var runner: PageJobRunner
  private var templateProblems: TemplateProblems

  init(
    _ site: LoadedSite, urls: Set<UInt64>, secrets: SecretSearch, dependencies: NamedDependencies, _ watchdog: Watchdog?
  ) {
    runner = PageJobRunner(site, secrets: secrets, dependencies: dependencies, watchdog: watchdog)
    templateProblems = TemplateProblems(site, urls: urls)
  }

  /// Returns the findings about the file that was rendered last.
  mutating func problems(on route: Route, _ markup: PageMarkup) -> [Diagnostic] {
    templateProblems.findings(on: route, markup, renderedBy: &runner)
  }

  /// Returns the IDs that more than one element of the page has that was rendered last.
  mutating func repeatedIDs(on route: Route) -> [RepeatedID] {
    templateProblems.repeatedIDs(on: route, renderedBy: &runner)
  }
}
