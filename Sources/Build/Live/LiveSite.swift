import Content
import Diagnostics
import Files
import Parallel
import Site
import Values

/// A site that is read once, kept in memory, and brought up to date with each change of its files.
package actor LiveSite {
  private let options: BuildOptions
  private let parallelism: Parallelism
  /// The site as it was read last, whether it was right or not; `nil` where it could not be.
  private var latest: LoadedSite?
  /// The content files as they were read last, and in which context.
  private var known: (sources: [ReadSource], context: SourceContext)?
  private var state = State(good: nil, diagnostics: [])

  package init(_ options: BuildOptions) {
    self.options = options
    parallelism = options.parallelism
  }

  /// What there is to show.
  package struct State: Sendable {
    /// The site when it was right last; `nil` where it never was.
    package let good: SiteSnapshot?
    /// What is wrong with it now, and warnings.
    package let diagnostics: [Diagnostic]

    /// Whether ``good`` is the site as its files are now.
    package var isRight: Bool { good != nil && !diagnostics.hasErrors }
  }

  /// What an update had to do.
  package enum Update: Sendable {
    /// Nothing that the site is made of has changed.
    case none
    /// Only the texts of some documents have; the site is linked as before.
    case bodies(State, [DocumentID])
    case everything(State)
  }

  /// Brings the site up to date. Gives the paths among the `changes` that mean something to a site, too.
  ///
  /// Costs what has changed where that is only the texts of documents; the linking of the site where it is their front matter; and otherwise
  /// the reading of all that is no document, too.
  package func update(_ changes: FolderChanges) async -> (Update, paths: Set<String>) {
    let paths = changes.paths.filter(concerns)
    guard changes.isAnything || !paths.isEmpty else { return (.none, []) }
    if let latest, !changes.isAnything, let files = changedDocuments(paths, of: latest) {
      if files.isEmpty { return (.none, []) }
      let read = latest.rereading(files)
      if state.isRight, let site = latest.replacingBodies(read), !site.allDiagnostics.hasErrors {
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
      // Editors that save by way of other files take them away again at once.
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
    latest = nil
    state = State(good: state.good, diagnostics: diagnostics.inReadingOrder())
  }

  private func keep(_ site: LoadedSite, _ snapshot: SiteSnapshot? = nil) {
    latest = site
    known = (site.sources, site.foundation.context)
    let diagnostics = site.allDiagnostics.inReadingOrder()
    let good = diagnostics.hasErrors ? state.good : snapshot ?? SiteSnapshot(site, options, parallelism)
    state = State(good: good, diagnostics: diagnostics)
  }

  /// Whether a file at `path` could be something to a site.
  private func concerns(_ path: String) -> Bool {
    let (content, themes) = (options.content + "/", options.themes + "/")
    if path.hasPrefix(content) { return !ContentTree.ignores(String(path.dropFirst(content.count))) }
    return !ContentPath.parts(of: String(path.dropFirst(themes.count))).contains { $0.hasPrefix(".") }
  }

  /// The Markdown files of `site` among `paths`; `nil` where there may be something else among them that the site is made of.
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
