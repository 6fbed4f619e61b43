import Files
import Rendering
import Site

extension SiteBuilder {
  /// Moves everything into place, and writes the record for the next build. Throws ``FileError``.
  func finish(
    _ staged: StagedBuild, in output: OutputFolder, earlier: EarlierBuild?, started: Int, _ timings: inout StageTimings
  ) async throws(FileError) -> BuildReport {
    async let pages = RecordedPages.archived(
      staged.plan, done: staged.done, record: earlier?.pages ?? RecordedPages(), site: staged.site,
      dependencies: staged.dependencies,
      started: started, day: staged.site.publication.today.isoText, parallelism: parallelism)
    let next = UpcomingChanges(
      staged.site.foundation.settings, types: staged.site.graph.types, publication: staged.site.publication)
    async let nextChange = next.next(of: staged.site.documents, parallelism: parallelism)
    let removed = try output.commit(staged.files + staged.index.files)
    timings.end("move the files into place")
    let made = summary(of: staged, removed: removed, nextChange: await nextChange)
    let outputs = await stamps(staged.plan, done: staged.done, record: earlier?.record, in: output)
    let search = staged.index.record.map { stamped($0, staged.index.files, in: output) }
    // Before the record, so that a record never vouches for an older file.
    try UpcomingChange.write(made.nextChange, besideRecordOf: options.output)
    try BuildRecord.write(
      BuildRecord.Contents(
        start: BuildRecord.Start(
          moment: started, options: options.fingerprint, validity: BuildRecord.Validity(of: staged.site),
          inputs: staged.site.foundation.inputs),
        outputs: outputs, search: search, diagnostics: staged.diagnostics, made: made, sources: staged.sources,
        pages: await pages),
      to: OutputFolder.recordPath(of: options.output))
    timings.end("write the build record")
    return BuildReport(diagnostics: staged.diagnostics, made: made, timings: timings)
  }

  /// Returns the current stamps of the output files.
  private func stamps(
    _ plan: RenderPlan, done: [Int: DoneWork], record: BuildRecord?, in output: OutputFolder
  ) async -> [StampedFile?] {
    let folder = OpenFolder(output.path)
    return await parallelism.map(plan.pageJobs.count, chunk: 256) { range in
      range.map { position in
        guard let file = plan.pageJobs[position].file else { return nil }
        if done[position] == nil, let recorded = plan.recorded[position] { return record?.outputs[recorded] }
        return StampedFile(path: file, stamp: folder?.stamp(of: file) ?? .never)
      }
    }.flatMap { $0 }
  }

  private func summary(of staged: StagedBuild, removed: Int, nextChange: UpcomingChange?) -> BuildReport.Made {
    let (site, plan) = (staged.site, staged.plan)
    let pages = site.routes.all.count { route in
      switch route.content {
      case .page, .list: true
      default: false
      }
    }
    let documents = zip(site.graph.types.all, site.graph.lists.collections).map {
      (label: $0.labels.plural, count: $1.documents.count)
    }
    let counts = BuildReport.Counts(
      pages: pages, feeds: site.graph.lists.feeds.count, files: site.routes.all.count,
      read: site.sources.count { !$0.isCached },
      rendered: plan.pageJobs.indices.count { plan.pageJobs[$0].file != nil && staged.done[$0] != nil },
      written: staged.files.count(where: \.isStaged), removed: removed)
    return BuildReport.Made(
      documents: documents.filter { $0.count > 0 }, failedRequirements: site.graph.failedRequirements, counts: counts,
      search: site.hasSearch ? options.site.search : nil, safeUses: site.library.safeUses, nextChange: nextChange,
      timeZone: site.publication.zone)
  }
}
