/// The known state of the previous build.
struct EarlierBuild: Sendable {
  let record: BuildRecord
  /// The output files that have not changed since.
  let unchanged: BuildRecord.UnchangedOutputs
  let pages: RecordedPages
}
