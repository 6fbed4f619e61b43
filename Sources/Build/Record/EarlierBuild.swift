/// The known state of the previous build.
struct EarlierBuild: Sendable {
  let record: BuildRecord
  /// The output files that have not changed since.
  let standing: BuildRecord.StandingOutputs
  let pages: RecordedPages
}
