import Content
import Parallel

extension LoadedSite {
  /// Returns the position in ``sources`` of a Markdown file, by its path in the content folder.
  package func position(ofSource file: String) -> Int? {
    // The Markdown files come first, in byte order.
    var (low, high) = (0, foundation.declarations.tree.documents.count)
    let end = high
    while low < high {
      let middle = (low + high) / 2
      if sources[middle].file.utf8.lexicographicallyPrecedes(file.utf8) { low = middle + 1 } else { high = middle }
    }
    return low < end && sources[low].file == file ? low : nil
  }

  /// Returns whether the site has a file at that path in the content folder.
  package func mentions(_ file: String) -> Bool {
    file == ContentTree.settingsFile || ContentPath.name(of: file) == ContentTree.typeFile
      || foundation.files.paths.contains(file) || sources.contains { $0.file == file }
  }

  /// Reads some of the Markdown files again.
  package func rereading(_ files: [String]) -> [ReadSource] {
    let declarations = foundation.declarations
    return Documents.rereading(
      files, in: declarations.tree, types: declarations.types, files: foundation.files,
      timeZone: foundation.settings.locale.localTimeZone)
  }

  /// Returns the site with the Markdown files that were `read` again, or `nil` if more than their bodies has changed.
  package func replacingBodies(_ read: [ReadSource]) -> LoadedSite? {
    for source in read {
      guard let position = position(ofSource: source.file), let document = source.documents.first,
        let before = sources[position].documents.first, document.differsOnlyInBody(from: before)
      else { return nil }
    }
    return LoadedSite(
      foundation: foundation, content: LoadedContent(replacing(read)),
      graph: graph.replacingBodies(of: read.flatMap(\.documents)), routes: routes, programs: programs,
      diagnostics: diagnostics, publication: publication, undated: undated)
  }

  /// Returns the site with the same files, types, and theme, linked again with the Markdown files that were `read`
  /// again. Returns `nil` if one of them names a template, or did so before, because that template may not be compiled.
  package func relinking(_ read: [ReadSource], _ options: LoadingOptions, _ parallelism: Parallelism) async
    -> LoadedSite?
  {
    let types = foundation.declarations.types
    let before = read.compactMap { position(ofSource: $0.file) }.map { sources[$0] }
    guard
      (read + before).allSatisfy({ $0.documents.allSatisfy { $0.text(.template, in: types[$0.type]) == nil } })
    else { return nil }
    var timings = StageTimings()
    return await LoadedSite.link(
      replacing(read), on: foundation, options, parallelism: parallelism, timings: &timings)
  }

  private func replacing(_ read: [ReadSource]) -> [ReadSource] {
    var sources = sources
    for source in read {
      if let position = position(ofSource: source.file) { sources[position] = source }
    }
    return sources
  }
}
