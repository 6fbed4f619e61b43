import Build
import Checking
import Content
import Diagnostics
import Files
import FoundationEssentials
import Site
import Values

/// The state of a preview: the site, the pages that browsers have open, and the current findings.
actor PreviewSession {
  private let live: LiveSite
  /// The content folder, as it appears in findings.
  private let contentRoot: String
  private let report: @Sendable (PreviewEvent) -> Void
  private var snapshot: SiteSnapshot?
  /// The styles that label links to pages that are not published yet.
  private(set) var marks = ""
  private var problems = Problems(diagnostics: [])
  /// The event that reports ``problems`` to open pages. Creating it reads a file for each location.
  private var problemsEvent = PageEvent("problems", "")
  /// The result of checking every file of ``snapshot``, and the documents whose text has changed since.
  private var check: SiteSnapshot.Check?
  private var unchecked: Set<DocumentID> = []
  /// The findings of the last check. They are kept until the next check ends; otherwise the errors of other pages would
  /// come and go.
  private var found: [Diagnostic] = []
  private var checking: Task<Void, Never>?
  /// The last update, which the next one waits for.
  private var updating: Task<Void, Never>?
  private var connectedPages = ConnectedPages()
  /// The paths that changed since open pages were last notified.
  private var unreported: Set<String> = []
  /// The last version shown of each page, by its file.
  private var shown: [String: PreviewPage] = [:]
  /// The number of pages to keep. Other pages are rendered again on request.
  private static let shownLimit = 64

  init(_ options: PreviewOptions, report: @escaping @Sendable (PreviewEvent) -> Void) {
    live = LiveSite(options.site, work: options.work, clock: options.clock)
    contentRoot = options.site.content
    self.report = report
  }
}

extension PreviewSession {
  /// Reads the site, or the parts that have changed, and notifies open pages.
  func update(_ changes: FolderChanges) async {
    let earlier = updating
    let update = Task {
      await earlier?.value
      await perform(changes)
    }
    updating = update
    await update.value
  }

  /// Updates the site if a date has changed it.
  func followClock() async {
    if await live.isOutOfDate { await update(FolderChanges()) }
  }

  private func perform(_ changes: FolderChanges) async {
    let start = ContinuousClock.now
    let (change, paths) = await live.update(changes)
    let state: LiveSite.State
    switch change {
    case .none: return
    case .bodies(let new, let documents):
      state = new
      unchecked.formUnion(documents)
    case .everything(let new):
      state = new
      (check, unchecked) = (nil, [])
      marks = PreviewPage.styles(marking: new.good?.delayed ?? [])
    }
    checking?.cancel()
    snapshot = state.good
    unreported.formUnion(paths)
    set(state.diagnostics + (state.isRight ? found : []))
    if state.isRight { notifyConnectedPages() }
    let duration = ContinuousClock.now - start
    // Text editors save by way of temporary files, which no longer exist.
    let written = paths.filter { FileStatus($0) != nil }.sorted()
    report(.updated(paths: written, milliseconds: duration / .milliseconds(1), problems: problems))
    if state.isRight { startCheck(beside: state.diagnostics) }
  }

  private func startCheck(beside diagnostics: [Diagnostic]) {
    guard let snapshot else { return }
    let (earlier, changed) = (check, unchecked)
    checking = Task(priority: .utility) {
      guard let check = await snapshot.check(after: earlier, changed: Array(changed)) else { return }
      // Another update may have begun while this task waited for the actor.
      guard !Task.isCancelled else { return }
      self.check = check
      unchecked = []
      found = check.diagnostics
      set(diagnostics + found)
      report(.checked(problems))
    }
  }

  private func set(_ diagnostics: [Diagnostic]) {
    let new = Problems(diagnostics: diagnostics.inReadingOrder().withoutSuppressed(contentRoot: contentRoot))
    guard new != problems else { return }
    problems = new
    problemsEvent = PageEvent("problems", new.html)
    connectedPages.send(problemsEvent)
  }
}

extension PreviewSession {
  /// The answer to a request.
  enum Answer: Sendable {
    case page(PreviewPage, file: String)
    /// The site's page for URLs that do not exist; `nil` if it has no such page.
    case notFound(PreviewPage?)
    case moved(to: String)
    /// The page cannot be rendered.
    case problems(Problems)

    /// The page that is shown; `nil` if the answer is not a page of the site.
    fileprivate var page: PreviewPage? {
      switch self {
      case .page(let page, _): page
      case .notFound(let page): page
      case .moved, .problems: nil
      }
    }
  }

  /// Returns the answer for `path`, as the browser wrote it.
  func answer(_ path: String) -> Answer {
    guard let snapshot else { return .problems(problems) }
    let base = snapshot.basePath
    guard path == base || path.hasPrefix(base + "/") else {
      return path == "/" ? .moved(to: base + "/") : .notFound(nil)
    }
    let file = file(at: path)
    if let page = page(file) { return page }
    if snapshot.has(file + "/index.html") { return .moved(to: path + "/") }
    if case .page(let page, _) = page("404.html") { return .notFound(page) }
    return .notFound(nil)
  }

  /// Returns the current version of a file or, if it cannot be rendered, the last version shown; `nil` if the site has
  /// no such file.
  private func page(_ file: String) -> Answer? {
    guard let made = snapshot?.file(at: file) else { return nil }
    guard made.diagnostics.hasErrors else {
      let page = PreviewPage(made, marks: marks)
      remember(page, at: file)
      return .page(page, file: file)
    }
    return shown[file].map { .page($0, file: file) } ?? .problems(Problems(diagnostics: made.diagnostics))
  }

  private func remember(_ page: PreviewPage, at file: String) {
    guard file.hasSuffix(".html") else { return }
    if shown.count >= Self.shownLimit, shown[file] == nil { shown = [:] }
    shown[file] = page
  }

  /// Returns the output file for a path of the site.
  private func file(at path: String) -> String {
    let file = ContentPath.percentDecoded(String(path.dropFirst(basePath.count + 1)))
    return file.isEmpty || file.hasSuffix("/") ? file + "index.html" : file
  }

  /// The path of the site's base URL, which all of its URLs begin with.
  var basePath: String { snapshot?.basePath ?? "" }
}

extension PreviewSession {
  /// Subscribes the page at `path`, which the browser has at `version`, to events from now on.
  func listen(_ path: String, version: UInt64) -> (events: AsyncStream<PageEvent>, reader: Int) {
    let (events, reader) = connectedPages.add(path, version: version)
    let now = answer(path).page?.version ?? 0
    if now != version { connectedPages.send(PageEvent("reload"), to: reader) }
    connectedPages.send(problemsEvent, to: reader)
    return (events, reader)
  }

  /// Ends the events of a page that was closed.
  func forget(_ reader: Int) { connectedPages.remove(reader) }

  /// Keeps the connections of open pages from being idle.
  func ping() { connectedPages.send(.ping) }

  /// Sends every open page the event that brings it up to date.
  private func notifyConnectedPages() {
    // Pages link to style sheets and images, so a changed file does not change the page itself.
    let areStylesNew = unreported.contains { $0.contains(".css") }
    let areFilesNew = unreported.contains { path in
      ![".md", ".yml", ".html", ".css", ".jinja"].contains(where: path.hasSuffix)
    }
    unreported = []
    for path in connectedPages.paths {
      let before = shownPage(path)
      let now = answer(path).page
      let version = now?.version ?? 0
      let areOnlyStylesNew = before?.restVersion == now?.restVersion && !areFilesNew
      connectedPages.update(path, to: version) { old in
        if old == version, !areStylesNew, !areFilesNew { return nil }
        guard let now, areOnlyStylesNew, old == before?.version else { return PageEvent("reload") }
        return now.styleSheets.map { PageEvent("styles", $0) } ?? PageEvent("reload")
      }
    }
  }

  /// Returns the last version shown of the page at `path`.
  private func shownPage(_ path: String) -> PreviewPage? {
    shown[file(at: path)]
  }
}
