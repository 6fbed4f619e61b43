import Content
import Diagnostics
import Files
import Rendering

/// Everything that a build has rendered, before it is moved into place.
struct StagedBuild {
  let site: LoadedSite
  let sources: ArchivedSources
  let plan: RenderPlan
  let dependencies: NamedDependencies
  let done: [Int: DoneWork]
  let files: [OutputFolder.File]
  let index: (files: [OutputFolder.File], record: BuildRecord.Search?)
  let diagnostics: [Diagnostic]
}
