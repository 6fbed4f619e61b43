/// What is known of the build before this one.
struct EarlierBuild: Sendable {
  let record: BuildRecord
  /// What has not changed since.
  let standing: BuildRecord.Standing
  let pages: RecordedPages

  init(_ record: BuildRecord, _ standing: BuildRecord.Standing, _ pages: RecordedPages) {
    self.record = record
    self.standing = standing
    self.pages = pages
  }
}
