import Files
import Parallel

extension SiteComparison {
  /// Compares the output folders of two builds with `jobs` parallel jobs. Each file is read once, and only files that
  /// differ are parsed: the cost is that of reading both folders. Throws ``FileError``.
  package static func of(_ old: String, _ new: String, jobs: Int) async throws(FileError) -> Self {
    let (old, new) = (try OutputFiles(old), try OutputFiles(new))
    // An empty old folder is allowed, for the first version of a site.
    for files in [old, new] where !files.holdsSite && !(files.paths.isEmpty && files.folder == old.folder) {
      throw FileError("compare", files.folder, because: "it contains no built site")
    }
    let (oldPaths, newPaths) = (Set(old.paths), Set(new.paths))
    let paths = old.paths + new.paths.filter { !oldPaths.contains($0) }
    let parallelism = Parallelism(jobs: jobs)
    let parts = await parallelism.map(paths.count, chunk: 64) { range in
      Result<[ComparedPath], FileError> { () throws(FileError) in
        var found: [ComparedPath] = []
        for path in paths[range] {
          let (isOld, isNew) = (oldPaths.contains(path), newPaths.contains(path))
          if let file = try ComparedPath(path, old: isOld ? old : nil, new: isNew ? new : nil) { found.append(file) }
        }
        return found
      }
    }
    var differences: [ComparedPath] = []
    for part in parts { differences += try part.get() }
    differences.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let sites = ComparedSites(differences, newPaths: newPaths)
    var comparison = Self()
    comparison.differingFiles = differences.count { !$0.isSame }
    comparison.redirects = sites.redirectChanges
    (comparison.files, comparison.searchFiles) = FileChanges.of(differences, paths: paths)
    await comparison.addPages(sites, parallelism)
    return comparison
  }

  private mutating func addPages(_ sites: ComparedSites, _ parallelism: Parallelism) async {
    let matches = MovedPages(sites).matches
    let left = Set(matches.map(\.old.path))
    let arrived = Set(matches.map(\.new.path))
    added = sites.addedPages.filter { !arrived.contains($0.path) }.map {
      Page(address: $0.address, title: $0.content.title)
    }
    removed = sites.removedPages.filter { !left.contains($0.path) }.map {
      RemovedPage(
        page: Page(address: $0.address, title: $0.content.title), redirect: sites.destination(of: $0.address))
    }
    let pairs = sites.changedPages + matches.map { (old: $0.old, new: $0.new) }
    let changes = await parallelism.map(pairs.count, chunk: 16) { range in
      pairs[range].map { old, new in
        PageChange.between(old.content, new.content)
      }
    }.flatMap(\.self)
    let sharing = SharedChanges(zip(pairs, changes).map { ($0.new.address, $1) })
    shared = sharing.shared
    for (pair, changes) in zip(pairs, changes) {
      let own = changes.filter { !sharing.contains($0) }
      let page = Page(address: pair.new.address, title: pair.new.content.title)
      if pair.old.path != pair.new.path {
        let hasRedirect = sites.destination(of: pair.old.address) != nil
        moved.append(
          MovedPage(from: pair.old.address, to: page, hasRedirect: hasRedirect, changes: own.filter { $0 != .markup }))
      } else if own == [.markup] {
        markupOnly.append(page.address)
      } else if !own.isEmpty {
        changed.append(ChangedPage(page: page, changes: own))
      }
    }
    sort()
  }

  /// Sorts pages by URL, which is not the order of their files.
  private mutating func sort() {
    added.sort { $0.address < $1.address }
    removed.sort { $0.page.address < $1.page.address }
    moved.sort { $0.from < $1.from }
    changed.sort { $0.page.address < $1.page.address }
    markupOnly.sort()
  }
}
