/// What is known of the build before this one.
struct EarlierBuild: Sendable {
  let record: BuildRecord
  /// What of its output has not changed since.
  let standing: BuildRecord.StandingOutputs
  let pages: RecordedPages
}
