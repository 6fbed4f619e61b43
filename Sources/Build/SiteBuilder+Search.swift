import Diagnostics
import Files
import Rendering

extension SiteBuilder {
  /// Returns the files of the search index, which are those of the last build if no page has changed since.
  func search(
    _ site: LoadedSite, _ plan: RenderPlan, files: [OutputFolder.File], earlier: EarlierBuild?,
    in output: OutputFolder
  ) async throws -> (files: [OutputFolder.File], record: BuildRecord.Search?) {
    guard site.hasSearch, case .with(let program) = options.site.search else { return ([], nil) }
    let searched = plan.pageJobs.indices.filter { plan.pageJobs[$0].isSearched }
    let filed = plan.pageJobs.indices.filter { plan.pageJobs[$0].file != nil }
    let pages = zip(filed, files).filter { plan.pageJobs[$0.0].isSearched }.map(\.1)
    let index = SearchIndex(program: program)
    let key = index.key(of: pages)
    // A page that has changed in the output may come from a build that was killed before it moved its index into place.
    let isAsLeft = searched.allSatisfy { position in
      plan.recorded[position].map { earlier?.unchanged.files[$0] == true } ?? false
    }
    if let known = earlier?.record.search, known.key == key, earlier?.unchanged.search == true, isAsLeft,
      !pages.contains(where: \.isStaged)
    {
      return (known.files.map { OutputFolder.File(path: $0.path, isStaged: false) }, known)
    }
    let made = try await index.make(of: pages, in: output)
    return (made, BuildRecord.Search(key: key, files: []))
  }

  /// Returns the record of an index whose files are in place.
  func stamped(
    _ search: BuildRecord.Search, _ files: [OutputFolder.File], in output: OutputFolder
  ) -> BuildRecord.Search {
    let stamped = files.compactMap { file in
      FileStamp(output.path + "/" + file.path).map { StampedFile(path: file.path, stamp: $0) }
    }
    return BuildRecord.Search(key: search.key, files: stamped)
  }
}
