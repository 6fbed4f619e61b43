import Content
import Diagnostics
import Rendering

/// Checks a theme against the content types.
package struct ThemeChecker: Sendable {
  private let options: LoadingOptions
  private let work: WorkOptions

  package init(_ options: LoadingOptions, work: WorkOptions) {
    self.options = options
    self.work = work
  }

  /// Returns the findings in the theme. Only documents that name a template matter.
  package func check() async -> [Diagnostic] {
    var declarations = SiteDeclarations(options)
    guard let settings = declarations.settings else { return declarations.diagnostics.inReadingOrder() }
    let parallelism = work.parallelism
    let files = PublishedFiles(declarations.tree, types: declarations.types, basePath: settings.basePath)
    let documents = await Documents.read(
      declarations.tree, types: declarations.types, files: files, timeZone: settings.locale.localTimeZone,
      parallelism: parallelism
    ).sources.flatMap(\.documents)
    let theme = await declarations.compileTheme(
      settings, from: options.themes, documents: documents, files: files, parallelism: parallelism)
    return (declarations.diagnostics + theme.diagnostics).inReadingOrder()
  }
}
