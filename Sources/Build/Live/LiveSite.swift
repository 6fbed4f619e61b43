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
  /// The site as it was read last, whether it was right or not.
  private var latest: LoadedSite?
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

  /// Brings the site up to date. Costs what has changed where that is only the texts of documents; the linking of the site where it is
  /// their front matter; and otherwise the reading of all that is no document, too.
  package func update(_ changes: FolderChanges) async -> Update {
    if let latest, !changes.isAnything, let files = changedDocuments(changes, of: latest) {
      if files.isEmpty { return .none }
      let read = latest.rereading(files)
      if state.isRight, let site = latest.replacingBodies(read), !site.allDiagnostics.hasErrors {
        keep(site, state.good?.replacing(site))
        return .bodies(state, read.flatMap(\.documents).compactMap(site.publishedID(of:)))
      }
      if let site = await latest.relinking(read, options, parallelism) {
        keep(site)
        return .everything(state)
      }
    }
    let known = latest.map { site in
      KnownSources.kept(
        KeptSources(site.sources, in: options.content, context: site.foundation.context, changed: changes.paths))
    }
    var timings = StageTimings()
    let (site, diagnostics) = await LoadedSite.load(options, known: known, parallelism: parallelism, timings: &timings)
    if let site { keep(site) } else { state = State(good: state.good, diagnostics: diagnostics.inReadingOrder()) }
    return .everything(state)
  }

  private func keep(_ site: LoadedSite, _ snapshot: SiteSnapshot? = nil) {
    latest = site
    let diagnostics = site.allDiagnostics.inReadingOrder()
    let good = diagnostics.hasErrors ? state.good : snapshot ?? SiteSnapshot(site, options, parallelism)
    state = State(good: good, diagnostics: diagnostics)
  }

  /// The Markdown files of `site` that `changes` name; `nil` where they may name something else that the site is made of.
  private func changedDocuments(_ changes: FolderChanges, of site: LoadedSite) -> [String]? {
    let root = options.content + "/"
    var documents: [String] = []
    for path in changes.paths.sorted() {
      guard path.hasPrefix(root) else { return nil }
      let file = String(path.dropFirst(root.count))
      if ContentTree.ignores(ContentPath.name(of: file)) { continue }
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
