import Content
import Diagnostics
import Files
import Parallel
import Rendering
import Site
import Values

/// A site that is read once, kept in memory, and updated with each change of its files.
package actor LiveSite {
  private var options: LoadingOptions
  /// Returns the current time, in seconds since 1970-01-01T00:00:00Z; `nil` if the site is shown for a fixed time.
  private let clock: (@Sendable () -> Int)?
  private let parallelism: Parallelism
  /// The site as it was last read, with or without errors; `nil` if it could not be read.
  private var latest: LoadedSite?
  /// The content files as they were last read, and the context in which they were read.
  private var known: (sources: [ReadSource], context: SourceContext)?
  private var state = State(good: nil, diagnostics: [])
  /// The times for which ``latest`` is correct.
  private var validity: BuildRecord.Validity?

  /// Creates a site that is shown for the time in `options` or, if there is a `clock`, for the current time.
  package init(_ options: LoadingOptions, work: WorkOptions, clock: (@Sendable () -> Int)? = nil) {
    self.options = options
    self.clock = clock
    parallelism = work.parallelism
  }

  /// The site to show, and its findings.
  package struct State: Sendable {
    /// The last version of the site without errors; `nil` if there was none.
    package let good: SiteSnapshot?
    /// The current findings.
    package let diagnostics: [Diagnostic]

    /// A Boolean value that indicates whether ``good`` matches the current files.
    package var isRight: Bool { good != nil && !diagnostics.hasErrors }
  }

  /// The extent of an update.
  package enum Update: Sendable {
    /// No source of the site has changed.
    case none
    /// Only the bodies of some documents have changed. The links between documents are the same.
    case bodies(State, [DocumentID])
    case everything(State)
  }

  /// A Boolean value that indicates whether a date has changed the site since it was last read: a day has begun, or a
  /// document has appeared or expired.
  package var isOutOfDate: Bool {
    guard let clock, let validity else { return false }
    return !validity.contains(.moment(clock()))
  }

  /// Updates the site to the current time, and to the `changes` of its files. Also returns the paths among the `changes` that affect a site.
  ///
  /// The cost depends on what has changed. Changed bodies cost only their own files, and changed front matter also
  /// costs linking the site. Any other change also costs reading everything that is not a document.
  package func update(_ changes: FolderChanges) async -> (Update, paths: Set<String>) {
    let isOutOfDate = isOutOfDate
    if let clock { options.time = .moment(clock()) }
    let paths = changes.paths.filter(concerns)
    guard changes.isAnything || isOutOfDate || !paths.isEmpty else { return (.none, []) }
    if let latest, !changes.isAnything, let files = changedDocuments(paths, of: latest) {
      if files.isEmpty, !isOutOfDate { return (.none, []) }
      let read = latest.rereading(files)
      if !isOutOfDate, state.isRight, let site = latest.replacingBodies(read), !site.allDiagnostics.hasErrors {
        keep(site, state.good?.replacing(site))
        return (.bodies(state, read.flatMap(\.documents).compactMap(site.publishedID(of:))), paths)
      }
      if let site = await latest.relinking(read, options, parallelism) {
        keep(site)
        return (.everything(state), paths)
      }
    }
    await load(changed: paths)
    if state.diagnostics.contains(where: { $0.rule == .unreadableFile }) {
      // Text editors that save through temporary files remove these files right away.
      try? await Task.sleep(for: .milliseconds(50))
      await load(changed: paths)
    }
    return (.everything(state), paths)
  }

  private func load(changed paths: Set<String>) async {
    let kept = known.map { known in
      KnownSources.kept(KeptSources(known.sources, in: options.content, context: known.context, changed: paths))
    }
    var timings = StageTimings()
    let (site, diagnostics) = await LoadedSite.load(options, known: kept, parallelism: parallelism, timings: &timings)
    if let site { return keep(site) }
    (latest, validity) = (nil, nil)
    state = State(good: state.good, diagnostics: diagnostics.inReadingOrder())
  }

  private func keep(_ site: LoadedSite, _ snapshot: SiteSnapshot? = nil) {
    latest = site
    // A changed body does not change the dates.
    if snapshot == nil || validity == nil { validity = clock.map { _ in BuildRecord.Validity(of: site) } }
    known = (site.sources, site.foundation.context)
    let diagnostics = site.allDiagnostics.inReadingOrder()
    let good = diagnostics.hasErrors ? state.good : snapshot ?? SiteSnapshot(site, parallelism)
    state = State(good: good, diagnostics: diagnostics)
  }

  /// Returns whether a file at `path` could affect a site.
  private func concerns(_ path: String) -> Bool {
    let (content, themes) = (options.content + "/", options.themes + "/")
    if path.hasPrefix(content) { return !ContentTree.ignores(String(path.dropFirst(content.count))) }
    return !ContentPath.parts(of: String(path.dropFirst(themes.count))).contains { $0.hasPrefix(".") }
  }

  /// Returns the Markdown files of `site` among `paths`, or `nil` if `paths` may contain another source of the site.
  private func changedDocuments(_ paths: Set<String>, of site: LoadedSite) -> [String]? {
    let root = options.content + "/"
    let named = Set(site.diagnostics.compactMap(\.location?.path))
    var documents: [String] = []
    for path in paths.sorted() {
      guard path.hasPrefix(root), !named.contains(path) || path.hasSuffix(".md") else { return nil }
      let file = String(path.dropFirst(root.count))
      if site.position(ofSource: file) != nil, FileStamp(path) != nil {
        documents.append(file)
      } else if FileStatus(path) != nil || site.mentions(file) {
        return nil
      }
    }
    return documents
  }
}

extension LoadedSite {
  fileprivate func publishedID(of document: Document) -> DocumentID? {
    if case .shown(let id) = graph.identities[document.identity] { id } else { nil }
  }
}
