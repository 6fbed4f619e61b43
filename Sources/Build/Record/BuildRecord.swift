import Archive
import Content
import Diagnostics
import Files
import Parallel
import Site
import Values

/// The data that a build saves for the next one, next to the output: its inputs, their results, and the state of the
/// output.
///
/// The record only saves work. A record that is missing, is damaged, or comes from another version of the program is
/// ignored.
struct BuildRecord: Sendable {
  /// The start of the build, in nanoseconds since 1970. A file that was changed shortly before it may have been changed
  /// again after it was read.
  let started: Int
  /// The fingerprint of the build options.
  let options: UInt64
  /// The times for which a build without an edit gives the same site.
  let validity: Validity
  /// The folders and files that were read, with their stamps.
  let inputs: [StampedFile]
  /// The stamps of the output files, in the order of ``RecordedPages/pageJobs``; `nil` for a page job that writes no file.
  let outputs: [StampedFile?]
  /// The search index, if the site has one.
  let search: Search?
  /// All warnings and notes.
  let diagnostics: [Diagnostic]
  let made: BuildReport.Made
  let sources: RecordedSources
  private let path: String
  /// The start of the second part of the file, and the fingerprint of that part. A build that finds no changes does not
  /// read it.
  private let detail: (start: Int, fingerprint: UInt64)

  /// The search index of a site.
  struct Search: Sendable {
    /// The fingerprint of the index's inputs, except for the text of pages; see ``SearchIndex/key(of:)``.
    let key: UInt64
    let files: [StampedFile]
  }

  /// The version of the format, which increases with each change of the format below.
  private static let version: UInt64 = 11
  private static let magic = Array("broadside build record\n".utf8)

  /// The fingerprint of the running program. The record of another program is ignored.
  static let program: UInt64 = {
    guard let stamp = FileStamp("/proc/self/exe") else { return 0 }
    return Fingerprint([version, UInt64(stamp.size), stamp.inode, UInt64(stamp.modified), UInt64(stamp.changed)])
      .value
  }()
}

extension BuildRecord {
  /// Reads the record at `path`. Returns `nil` if there is none that can be used. ``details()`` reads the second part.
  init?(at path: String) {
    let headerSize = Self.magic.count + 4 * 8
    guard let header = try? FileContents.read(path, first: headerSize), header.starts(with: Self.magic) else {
      return nil
    }
    var archive = ArchiveReader(header, in: Self.magic.count..<header.count)
    let (program, size, expected) = (archive.fixed(), archive.fixed(), archive.fixed())
    detail = (headerSize + Int(truncatingIfNeeded: size & 0xFFFF_FFFF), archive.fixed())
    guard !archive.isBroken, program == Self.program, let bytes = try? FileContents.read(path, first: detail.start),
      bytes.count == detail.start, Self.fingerprint(bytes[headerSize...]) == expected
    else { return nil }
    self.path = path
    archive = ArchiveReader(bytes, in: headerSize..<bytes.count)
    started = archive.count()
    options = archive.fixed()
    validity = Validity(from: &archive)
    inputs = archive.list { StampedFile(path: $0.text(), stamp: $0.stamp()) }
    outputs = archive.list { $0.optional { StampedFile(path: $0.text(), stamp: $0.stamp()) } }
    search = archive.optional { archive in
      Search(key: archive.fixed(), files: archive.list { StampedFile(path: $0.text(), stamp: $0.stamp()) })
    }
    diagnostics = archive.list { $0.diagnostic() }
    made = BuildReport.Made(from: &archive)
    sources = RecordedSources(from: &archive, started: started, documentsAt: detail.start)
    guard !archive.isBroken else { return nil }
  }

  /// The part of the record that only a build with changes needs.
  struct Details: Sendable {
    /// The bytes of the file, including the documents of ``BuildRecord/sources``.
    let bytes: [UInt8]
    /// The range of the pages in ``bytes``.
    fileprivate let pages: Range<Int>
  }

  /// Reads the second part of the record. Returns `nil` if it cannot be used.
  func details() -> Details? {
    guard let bytes = try? FileContents.read(path), bytes.count - detail.start >= sources.documentsSize else {
      return nil
    }
    let pagesStart = detail.start + sources.documentsSize
    let parts = [bytes[detail.start..<pagesStart], bytes[pagesStart...]].map(Self.fingerprint)
    guard Fingerprint(parts).value == detail.fingerprint else { return nil }
    return Details(bytes: bytes, pages: pagesStart..<bytes.count)
  }

  /// Returns the pages of the last build, or `nil` if they cannot be used.
  func pages(in details: Details) -> RecordedPages? {
    var archive = ArchiveReader(details.bytes, in: details.pages)
    let pages = RecordedPages(from: &archive)
    return archive.isBroken || pages.pageJobs.count != outputs.count ? nil : pages
  }

  private static func fingerprint(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.combine(bytes)
    return fingerprint.value
  }

  /// The files that the last build checked. It had no errors; otherwise, there would be no record of it.
  var checkedFiles: CheckedFiles { CheckedFiles(inputs, started: started) }

  /// The inputs that are unchanged since the last build.
  struct UnchangedInputs: Sendable {
    /// For each file of the content folder, a Boolean value that indicates whether it is unchanged.
    let sources: [Bool]
    /// A Boolean value that indicates whether all inputs are unchanged, including the theme, the settings, and the
    /// options.
    let isEverything: Bool
  }

  /// Compares the inputs with their stamps.
  func unchangedInputs(_ options: BuildOptions, parallelism: Parallelism) async -> UnchangedInputs {
    let content = OpenFolder(options.site.content)
    let isUnchanged = await parallelism.map(inputs.count + sources.count, chunk: 256) { range in
      range.map { position in
        if position >= inputs.count {
          return content.map { sources.isUnchanged(position - inputs.count, in: $0) } ?? false
        }
        let input = inputs[position]
        return input.stamp.isSettled(before: started)
          && (FileStamp(input.path) ?? FileStamp(folder: input.path)) == input.stamp
      }
    }.flatMap { $0 }
    return UnchangedInputs(
      sources: Array(isUnchanged[inputs.count...]),
      isEverything: self.options == options.fingerprint && validity.contains(options.site.time)
        && isUnchanged.allSatisfy(\.self))
  }

  /// The output files that are unchanged since the last build.
  struct UnchangedOutputs: Sendable {
    /// For each of ``outputs``, a Boolean value that indicates whether it is unchanged.
    let files: [Bool]
    /// A Boolean value that indicates whether all files of ``search`` are unchanged.
    let search: Bool

    var isEverything: Bool { search && files.allSatisfy(\.self) }
  }

  /// Compares the output files with their stamps.
  func unchangedOutputs(_ options: BuildOptions, parallelism: Parallelism) async -> UnchangedOutputs {
    guard let folder = OpenFolder(options.output) else {
      return UnchangedOutputs(files: outputs.map { _ in false }, search: false)
    }
    let all = outputs + (search?.files ?? [])
    let isUnchanged = await parallelism.map(all.count, chunk: 256) { range in
      all[range].map { file in file.map { folder.stamp(of: $0.path) == $0.stamp } ?? true }
    }.flatMap { $0 }
    return UnchangedOutputs(
      files: Array(isUnchanged[..<outputs.count]), search: isUnchanged[outputs.count...].allSatisfy(\.self))
  }

  /// The state that a build started from.
  struct Start {
    let moment: Int
    let options: UInt64
    let validity: Validity
    let inputs: [StampedFile]
  }

  /// The contents of a record.
  struct Contents {
    let start: Start
    let outputs: [StampedFile?]
    let search: Search?
    let diagnostics: [Diagnostic]
    let made: BuildReport.Made
    let sources: ArchivedSources
    /// The bytes of the ``RecordedPages``, and their fingerprint.
    let pages: (archive: ArchiveWriter, fingerprint: UInt64)
  }

  /// Replaces the record at `path` in one step. Throws ``FileError``.
  static func write(_ contents: Contents, to path: String) throws(FileError) {
    var archive = ArchiveWriter()
    archive.append(magic)
    for _ in 0..<4 { archive.put(fixed: 0) }
    let start = archive.bytes.count
    archive.put(contents.start.moment)
    archive.put(fixed: contents.start.options)
    contents.start.validity.write(to: &archive)
    archive.put(contents.start.inputs) { $0.put($1) }
    archive.put(contents.outputs) { archive, output in archive.put(output) { $0.put($1) } }
    archive.put(contents.search) { archive, search in
      archive.put(fixed: search.key)
      archive.put(search.files) { $0.put($1) }
    }
    archive.put(contents.diagnostics) { $0.put($1) }
    contents.made.write(to: &archive)
    archive.append(contents.sources.list.bytes[...])
    let details = [contents.sources.documents.bytes, contents.pages.archive.bytes]
    let header = [
      program, UInt64(archive.bytes.count - start), fingerprint(archive.bytes[start...]),
      Fingerprint([contents.sources.fingerprint.value, contents.pages.fingerprint]).value,
    ]
    for (position, number) in header.enumerated() { archive.replace(fixed: number, at: magic.count + 8 * position) }
    try FileContents.write([archive.bytes] + details, to: path + ".new")
    try FileContents.move(path + ".new", to: path)
  }
}

extension ArchiveWriter {
  fileprivate mutating func put(_ stamped: StampedFile) {
    put(stamped.path)
    put(stamped.stamp)
  }
}
