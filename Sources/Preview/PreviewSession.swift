import Build
import Content
import Diagnostics
import Files
import FoundationEssentials
import Site
import Values

/// The site that a preview shows, the pages that browsers have open, and what is wrong.
actor PreviewSession {
  private let live: LiveSite
  /// The content folder as findings name it.
  private let contentRoot: String
  private let tell: @Sendable (PreviewEvent) -> Void
  private var snapshot: SiteSnapshot?
  /// Styles of links to pages that readers do not see yet.
  private(set) var marks = ""
  private var problems = Problems(diagnostics: [])
  /// The message that tells open pages of them. Each place in it costs a look at a file.
  private var problemsEvent = PageEvent("problems", "")
  /// What is known of the files of ``snapshot``, once each was made, and the documents whose texts have changed since.
  private var check: SiteSnapshot.Check?
  private var unchecked: Set<DocumentID> = []
  /// What the last check found: it stands until the next has ended, or the errors of other pages would come and go.
  private var found: [Diagnostic] = []
  private var checking: Task<Void, Never>?
  private var readers = Readers()
  /// What was changed since readers were told last.
  private var untold: Set<String> = []
  /// The pages as they were shown last, by their files.
  private var shown: [String: PreviewPage] = [:]
  /// More pages are forgotten: they are made again when somebody asks.
  private static let shownLimit = 64

  init(_ options: BuildOptions, tell: @escaping @Sendable (PreviewEvent) -> Void) {
    live = LiveSite(options)
    contentRoot = options.content
    self.tell = tell
  }
}

extension PreviewSession {
  /// Reads the site, or what of it has changed, and tells those who have it open.
  func update(_ changes: FolderChanges) async {
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
    untold.formUnion(paths)
    set(state.diagnostics + (state.isRight ? found : []))
    if state.isRight { tellReaders() }
    let duration = ContinuousClock.now - start
    // Editors write by way of other files, which are gone by now.
    let written = paths.filter { FileStatus($0) != nil }.sorted()
    tell(.updated(paths: written, milliseconds: duration / .milliseconds(1), problems: problems))
    if state.isRight { startCheck(beside: state.diagnostics) }
  }

  private func startCheck(beside diagnostics: [Diagnostic]) {
    guard let snapshot else { return }
    let (earlier, changed) = (check, unchecked)
    checking = Task(priority: .utility) {
      guard let check = await snapshot.check(after: earlier, changed: Array(changed)) else { return }
      // Another update may have begun while this waited for its turn.
      guard !Task.isCancelled else { return }
      self.check = check
      unchecked = []
      found = check.diagnostics
      set(diagnostics + found)
      tell(.checked(problems))
    }
  }

  private func set(_ diagnostics: [Diagnostic]) {
    let new = Problems(diagnostics: diagnostics.inReadingOrder().withoutSilenced(contentRoot: contentRoot))
    guard new != problems else { return }
    problems = new
    problemsEvent = PageEvent("problems", new.html)
    readers.send(problemsEvent)
  }
}

extension PreviewSession {
  /// What is answered to a request.
  enum Answer: Sendable {
    case page(PreviewPage, file: String)
    /// The site's own page for what it does not have; `nil` where it has none.
    case notFound(PreviewPage?)
    case moved(to: String)
    /// The page cannot be made.
    case problems(Problems)

    /// What is shown; `nil` where that is no page of the site.
    fileprivate var page: PreviewPage? {
      switch self {
      case .page(let page, _): page
      case .notFound(let page): page
      case .moved, .problems: nil
      }
    }
  }

  /// What lies at `path`, as the browser wrote it.
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

  /// The file as it is now or, where it cannot be made, as it was last; `nil` where the site has none.
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

  /// The file of the output that an address of the site stands for.
  private func file(at path: String) -> String {
    let file = ContentPath.percentDecoded(String(path.dropFirst(basePath.count + 1)))
    return file.isEmpty || file.hasSuffix("/") ? file + "index.html" : file
  }

  /// The part of all addresses that the site's base URL has.
  var basePath: String { snapshot?.basePath ?? "" }
}

extension PreviewSession {
  /// The messages to the page at `path`, which the browser has as it was at `version`, from now on.
  func listen(_ path: String, version: UInt64) -> (events: AsyncStream<PageEvent>, reader: Int) {
    let (events, reader) = readers.add(path, version: version)
    let now = answer(path).page?.version ?? 0
    if now != version { readers.send(PageEvent("reload"), to: reader) }
    readers.send(problemsEvent, to: reader)
    return (events, reader)
  }

  /// Ends the messages to a page that was closed.
  func forget(_ reader: Int) { readers.remove(reader) }

  /// Keeps the connections of open pages from being idle.
  func ping() { readers.send(.ping) }

  /// Sends every open page what it needs to look as it would now.
  private func tellReaders() {
    // Pages name style sheets and pictures without holding them.
    let areStylesNew = untold.contains { $0.contains(".css") }
    let areFilesNew = untold.contains { path in
      ![".md", ".yml", ".html", ".css", ".jinja"].contains(where: path.hasSuffix)
    }
    untold = []
    for path in readers.paths {
      let before = shownPage(path)
      let now = answer(path).page
      let version = now?.version ?? 0
      let areOnlyStylesNew = before?.restVersion == now?.restVersion && !areFilesNew
      readers.update(path, to: version) { old in
        if old == version, !areStylesNew, !areFilesNew { return nil }
        guard let now, areOnlyStylesNew, old == before?.version else { return PageEvent("reload") }
        return now.styleSheets.map { PageEvent("styles", $0) } ?? PageEvent("reload")
      }
    }
  }

  /// The page at `path` as it was shown last.
  private func shownPage(_ path: String) -> PreviewPage? {
    shown[file(at: path)]
  }
}
