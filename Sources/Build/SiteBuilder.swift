import Checking
import Content
import Diagnostics
import Files
import Parallel
import Rendering
import Site
import Templates
import Values

/// A build from content and theme to output, step by step.
package struct SiteBuilder: Sendable {
  let options: BuildOptions
  let parallelism: Parallelism
  /// Reports the number of finished files and their total number, from any thread.
  private let progress: @Sendable (Int, Int) -> Void

  package init(_ options: BuildOptions, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }) {
    self.options = options
    self.progress = progress
    parallelism = options.work.parallelism
  }

  /// Builds the site. Nothing is written if there is an error or, if `isStrict` is true, a warning.
  ///
  /// A canceled task stops before anything is moved into place. Throws ``FileError`` if the output cannot be written.
  package func build() async throws(FileError) -> BuildReport {
    var timings = StageTimings()
    let started = FileStamp.now
    let recordPath = OutputFolder.recordPath(of: options.output)
    // Lock the output first. Otherwise, another build could change it and make the record outdated.
    let output = FileStatus(recordPath) == nil ? nil : try OutputFolder(options.output)
    let record = BuildRecord(at: recordPath)
    timings.end("read the build record")
    let inputs = await record?.unchangedInputs(options, parallelism: parallelism)
    if let record, inputs?.isEverything == true, !forbidsWriting(record.diagnostics),
      await record.unchangedOutputs(options, parallelism: parallelism).isEverything
    {
      timings.end("look for changes")
      try UpcomingChange.write(record.made.nextChange, besideRecordOf: options.output)
      output?.discard()
      return BuildReport(diagnostics: record.diagnostics, made: record.made, timings: timings)
    }
    timings.end("look for changes")
    return try await rebuild(record, inputs, in: output, started: started, &timings)
  }

  /// Renders everything that has changed since `record`. `output` is `nil` if there was no record.
  private func rebuild(
    _ record: BuildRecord?, _ inputs: BuildRecord.UnchangedInputs?, in output: OutputFolder?, started: Int,
    _ timings: inout StageTimings
  ) async throws(FileError) -> BuildReport {
    // One core checks the output and reads the dependencies while another continues.
    async let outputs = record?.unchangedOutputs(options, parallelism: Parallelism(jobs: 1))
    let details = record?.details()
    async let recordedPages = details.flatMap { record?.pages(in: $0) }
    let recorded = details.flatMap { details in
      record?.sources.knowing(unchanged: inputs?.sources ?? [], documents: details.bytes)
    }
    timings.end("read the rest of the build record")
    let (site, loaded) = await LoadedSite.load(
      options.site, known: recorded.map { .recorded($0) }, checked: record.map(\.checkedFiles) ?? CheckedFiles(),
      parallelism: parallelism, timings: &timings)
    if Task.isCancelled {
      output?.discard()
      return .stopped(timings)
    }
    let diagnostics = loaded.withoutSuppressed(contentRoot: options.site.content)
    guard let site else {
      output?.discard()
      return report(diagnostics, timings)
    }
    if options.work.isLast { _ = Unmanaged.passRetained(site) }
    if forbidsWriting(diagnostics) {
      output?.discard()
      let found = await (site.undated ?? site).findingsInTexts(parallelism: parallelism)
      return report(diagnostics + found, timings)
    }
    var earlier: EarlierBuild?
    if let record, let unchanged = await outputs, let pages = await recordedPages {
      earlier = EarlierBuild(record: record, unchanged: unchanged, pages: pages)
    }
    let folder: OutputFolder
    if let output { folder = output } else { folder = try OutputFolder(options.output) }
    return try await make(site, in: folder, found: diagnostics, earlier: earlier, started: started, &timings)
  }

  /// Returns the report of a build that writes nothing. If `isStrict` is true, its warnings are errors.
  private func report(_ diagnostics: [Diagnostic], _ timings: StageTimings) -> BuildReport {
    let found = diagnostics.inReadingOrder().withoutSuppressed(contentRoot: options.site.content).map { finding in
      var finding = finding
      if finding.fails(isStrict: options.isStrict) { finding.severity = .error }
      return finding
    }
    return BuildReport(diagnostics: found, made: nil, timings: timings)
  }

  private func forbidsWriting(_ diagnostics: [Diagnostic]) -> Bool {
    diagnostics.contains { $0.fails(isStrict: options.isStrict) }
  }
}

extension SiteBuilder {
  private func make(
    _ site: LoadedSite, in output: OutputFolder, found: [Diagnostic], earlier: EarlierBuild?, started: Int,
    _ timings: inout StageTimings
  ) async throws(FileError) -> BuildReport {
    let pages = earlier?.pages ?? RecordedPages()
    let dependencies = NamedDependencies()
    async let sources = ArchivedSources(site.sources, site.foundation.context)
    let plan = await RenderPlan.make(
      site, earlier: earlier, dependencies: dependencies, parallelism: parallelism)
    timings.end("find what to render")
    let work = await RenderedFiles.make(
      plan, of: site, dependencies, in: output, parallelism: parallelism, progress: progress)
    timings.end("render the files", of: work.seconds)
    if let failure = work.failure {
      output.discard()
      throw failure
    }
    if Task.isCancelled {
      output.discard()
      return .stopped(timings)
    }
    let (done, files) = (work.done, work.files(of: plan))
    let absent = await AbsentPages(of: site, parallelism: parallelism)?.findings() ?? []
    timings.end("check what is not published today")
    let diagnostics = (found + work.diagnostics(of: plan, earlier: pages) + absent + output.obstacles(to: files))
      .inReadingOrder().reportingPrivateValuesOnce().withoutSuppressed(contentRoot: options.site.content)
    guard !forbidsWriting(diagnostics) else {
      output.discard()
      return report(diagnostics, timings)
    }
    let index: (files: [OutputFolder.File], record: BuildRecord.Search?)
    do { index = try await search(site, plan, files: files, earlier: earlier, in: output) } catch {
      output.discard()
      return Task.isCancelled ? .stopped(timings) : report(diagnostics + [Diagnostic(.output, "\(error)")], timings)
    }
    timings.end("build the search index")
    let staged = StagedBuild(
      site: site, sources: await sources, plan: plan, dependencies: dependencies, done: done, files: files,
      index: index,
      diagnostics: diagnostics)
    return try await finish(staged, in: output, earlier: earlier, started: started, &timings)
  }
}
