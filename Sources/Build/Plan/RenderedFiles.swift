import Checking
import Diagnostics
import Files
import Parallel
import Rendering

/// The result of running a render plan.
struct RenderedFiles: Sendable {
  /// The page jobs whose files are staged.
  private var staged: Set<Int> = []
  /// The result of each page job that ran.
  private(set) var done: [Int: DoneWork] = [:]
  private(set) var failure: FileError?
  /// The time spent on Markdown, on other rendering, and on writing, in seconds.
  private var spent = (markdown: 0.0, templates: 0.0, writing: 0.0)

  var seconds: [(String, Double)] {
    [("Markdown", spent.markdown), ("templates and checks", spent.templates), ("writing", spent.writing)]
  }

  /// Runs the page jobs of `plan` that are not up to date, and stages each file that differs from the one in `output`.
  /// `progress` reports the number of finished files and their total number.
  static func make(
    _ plan: RenderPlan, of site: LoadedSite, _ dependencies: NamedDependencies, in output: OutputFolder,
    parallelism: Parallelism,
    progress: @escaping @Sendable (Int, Int) -> Void
  ) async -> RenderedFiles {
    let due = plan.pageJobs.indices.filter { plan.reasons[$0] != nil }
    guard !due.isEmpty else { return RenderedFiles() }
    let secrets = SecretSearch(site)
    let parts = await parallelism.map(
      due.count, chunk: 16, mayStop: true,
      state: { PageJobRunner(site, secrets: secrets, dependencies: dependencies, watchdog: parallelism.watchdog) },
      { runner, range in
        var part = RenderedFiles()
        for position in due[range] where part.failure == nil {
          part.add(position, plan.pageJobs[position], madeBy: &runner, in: output)
        }
        if part.failure == nil { progress(range.upperBound, due.count) }
        return part
      })
    return parts.reduce(into: RenderedFiles()) { $0.add($1) }
  }

  private mutating func add(
    _ position: Int, _ pageJob: PageJob, madeBy runner: inout PageJobRunner, in output: OutputFolder
  ) {
    let start = Clock.now
    let work = runner.run(pageJob)
    let made = Clock.now
    let markdown = runner.takeMarkdownSeconds()
    spent.markdown += markdown
    spent.templates += made - start - markdown
    defer { spent.writing += Clock.now - made }
    done[position] = work
    guard !work.diagnostics.hasErrors, let file = pageJob.file else { return }
    do throws(FileError) {
      if try output.stage(runner.output, for: file) { staged.insert(position) }
    } catch {
      failure = error
    }
  }

  private mutating func add(_ part: RenderedFiles) {
    staged.formUnion(part.staged)
    done.merge(part.done) { first, _ in first }
    failure = failure ?? part.failure
    spent.markdown += part.spent.markdown
    spent.templates += part.spent.templates
    spent.writing += part.spent.writing
  }

  /// Returns the files of the output, rendered in this build or an earlier one.
  func files(of plan: RenderPlan) -> [OutputFolder.File] {
    plan.pageJobs.enumerated().compactMap { position, pageJob in
      pageJob.file.map { OutputFolder.File(path: $0, isStaged: staged.contains(position)) }
    }
  }

  /// Returns the findings from rendering these files, in this build or an earlier one.
  func diagnostics(of plan: RenderPlan, earlier: RecordedPages) -> [Diagnostic] {
    plan.pageJobs.indices.flatMap { position -> [Diagnostic] in
      if let work = done[position] { return work.diagnostics }
      return plan.recorded[position].map { earlier.pageJobs[$0].diagnostics } ?? []
    }
  }
}
