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
  private let tell: @Sendable (PreviewEvent) -> Void
  private var snapshot: SiteSnapshot?
  private var problems = Problems(diagnostics: [])
  /// What is known of the files of ``snapshot``, once each was made.
  private var check: SiteSnapshot.Check?
  private var checking: Task<Void, Never>?
  private var readers: [Int: Reader] = [:]
  private var readerCount = 0
  /// The pages as they were shown last, by their files.
  private var shown: [String: Page] = [:]
  /// More pages are forgotten: they are made again when somebody asks.
  private static let shownLimit = 64

  init(_ live: LiveSite, tell: @escaping @Sendable (PreviewEvent) -> Void) {
    self.live = live
    self.tell = tell
  }

  /// A page that a browser has open.
  private struct Reader {
    let file: String
    /// That of the page as the browser has it.
    var version: UInt64
    let send: AsyncStream<PageEvent>.Continuation
  }

  /// A file of the site as it is shown.
  struct Page: Sendable {
    let bytes: [UInt8]
    let version: UInt64
    let delay: Publication.Delay?

    init(_ made: SiteSnapshot.Made) {
      var fingerprint = Fingerprint()
      fingerprint.combine(made.bytes)
      bytes = made.bytes
      version = fingerprint.value
      delay = made.delay
    }
  }
}

extension PreviewSession {
  /// Reads the site, or what of it has changed, and tells those who have it open.
  func update(_ changes: FolderChanges) async {
    let start = ContinuousClock.now
    let update = await live.update(changes)
    let (state, changed): (LiveSite.State, [DocumentID]?)
    switch update {
    case .none: return
    case .bodies(let new, let documents): (state, changed) = (new, documents)
    case .everything(let new): (state, changed) = (new, nil)
    }
    checking?.cancel()
    snapshot = state.good
    if changed == nil { check = nil }
    set(Problems(diagnostics: state.diagnostics))
    if state.isRight { tellReaders(of: changes) }
    let duration = ContinuousClock.now - start
    // Editors write by way of other files, which are gone by now.
    let paths = changes.paths.filter { FileStatus($0) != nil }.sorted()
    tell(.updated(paths: paths, milliseconds: duration / .milliseconds(1), problems: problems))
    guard state.isRight, let snapshot else { return }
    let earlier = check
    checking = Task(priority: .utility) {
      guard let check = await snapshot.check(after: earlier, changed: changed ?? []) else { return }
      finish(check, of: snapshot, beside: state.diagnostics)
    }
  }

  private func finish(_ check: SiteSnapshot.Check, of snapshot: SiteSnapshot, beside diagnostics: [Diagnostic]) {
    guard snapshot === self.snapshot else { return }
    self.check = check
    set(Problems(diagnostics: (diagnostics + check.diagnostics).inReadingOrder()))
    tell(.checked(problems))
  }

  private func set(_ new: Problems) {
    guard new != problems else { return }
    problems = new
    for reader in readers.values { reader.send.yield(problemsEvent) }
  }

  private var problemsEvent: PageEvent { PageEvent("problems", problems.areErrors ? problems.html : "") }

  /// Sends every open page what it needs to look as it would now.
  private func tellReaders(of changes: FolderChanges) {
    let endings = Set(changes.paths.map { $0.split(separator: ".").last.map(String.init) ?? "" })
    // Pages name style sheets and pictures without holding them.
    let areStylesNew = changes.paths.contains { $0.contains(".css") }
    let areFilesNew = !endings.subtracting(["md", "yml", "html", "css", "jinja"]).isEmpty
    for (id, reader) in readers {
      let before = shown[reader.file]
      guard let page = makePage(reader.file) else { continue }
      if page.version == reader.version, !areStylesNew, !areFilesNew { continue }
      let (old, new) = (StyleSheets(in: before?.bytes ?? []), StyleSheets(in: page.bytes))
      if before?.version == reader.version, old.rest == new.rest, !areFilesNew,
        let tags = try? JSONEncoder().encode(new.tags)
      {
        reader.send.yield(PageEvent("styles", String(decoding: tags, as: UTF8.self)))
      } else {
        reader.send.yield(PageEvent("reload"))
      }
      readers[id]?.version = page.version
    }
  }
}

extension PreviewSession {
  /// What is answered to a request.
  enum Answer: Sendable {
    case page(Page, file: String)
    /// The site's own page for what it does not have; `nil` where it has none.
    case notFound(Page?)
    case moved(to: String)
    /// The page cannot be made.
    case problems(Problems)
  }

  /// What lies at `path`, as the browser wrote it.
  func answer(_ path: String) -> Answer {
    guard let snapshot else { return .problems(problems) }
    let base = snapshot.basePath
    guard path == base || path.hasPrefix(base + "/") else {
      return path == "/" ? .moved(to: base + "/") : .notFound(nil)
    }
    let file = ContentPath.percentDecoded(String(path.dropFirst(base.count + 1)))
    let isFolder = file.isEmpty || file.hasSuffix("/")
    if let page = page(isFolder ? file + "index.html" : file) { return page }
    if !isFolder, snapshot.has(file + "/index.html") { return .moved(to: path + "/") }
    return .notFound(makePage("404.html"))
  }

  private func page(_ file: String) -> Answer? {
    guard let snapshot, let made = snapshot.file(at: file) else { return nil }
    if !made.diagnostics.hasErrors {
      return .page(remember(Page(made), at: file), file: file)
    }
    if let last = shown[file] { return .page(last, file: file) }
    return .problems(Problems(diagnostics: made.diagnostics))
  }

  /// The file as it is now; `nil` where it cannot be made.
  private func makePage(_ file: String) -> Page? {
    guard let made = snapshot?.file(at: file), !made.diagnostics.hasErrors else { return nil }
    return remember(Page(made), at: file)
  }

  private func remember(_ page: Page, at file: String) -> Page {
    guard file.hasSuffix(".html") else { return page }
    if shown.count >= Self.shownLimit, shown[file] == nil {
      let open = Set(readers.values.map(\.file))
      shown = shown.filter { open.contains($0.key) }
    }
    shown[file] = page
    return page
  }

  /// The part of all addresses that the site's base URL has.
  var basePath: String { snapshot?.basePath ?? "" }

  /// Styles of links to pages that readers do not see yet.
  var marks: String { PreviewPage.styles(marking: snapshot?.delayed ?? []) }

  /// The messages to the page at `path`, which the browser has as it was at `version`, from now on.
  func listen(_ path: String, version: UInt64) -> (events: AsyncStream<PageEvent>, reader: Int) {
    let (events, send) = AsyncStream<PageEvent>.makeStream()
    readerCount += 1
    let id = readerCount
    var file = "404.html"
    if case .page(let page, let found) = answer(path) {
      file = found
      if page.version != version { send.yield(PageEvent("reload")) }
    } else if version == 0, snapshot != nil, !problems.areErrors {
      // What could not be shown can be now.
      send.yield(PageEvent("reload"))
    }
    readers[id] = Reader(file: file, version: version, send: send)
    send.yield(problemsEvent)
    return (events, id)
  }

  /// Ends the messages to a page that was closed.
  func forget(_ reader: Int) { readers.removeValue(forKey: reader)?.send.finish() }

  /// Keeps the connections of open pages from being idle.
  func ping() {
    for reader in readers.values { reader.send.yield(.ping) }
  }
}
