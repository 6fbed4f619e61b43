import Archive
import Content
import Diagnostics
import Files
import Parallel
import Site
import Values

/// What a build leaves for the next one, beside the output: what it read, what it made of it, and how the output looked then.
///
/// It only ever saves work. A record that is missing, damaged, or of another version of the program counts as none.
struct BuildRecord: Sendable {
  /// When the build began, in nanoseconds since 1970. What was changed shortly before may have been changed after it was read.
  let started: Int
  /// That of what the build was asked for.
  let options: UInt64
  /// The folders and files that were read, and what they were like.
  let inputs: [Stamped]
  /// What the files of the output were like, in the order of ``RecordedPages/units``; `nil` for work that makes none.
  let outputs: [Stamped?]
  /// What readers search, where they do.
  let search: Search?
  /// All warnings and notes.
  let diagnostics: [Diagnostic]
  let made: BuildReport.Made
  let sources: RecordedSources
  private let path: String
  /// Where in the file its second part begins, which a build that finds no change does without, and that part's fingerprint.
  private let detail: (start: Int, fingerprint: UInt64)

  struct Stamped: Sendable {
    let path: String
    let stamp: FileStamp
  }

  /// The index that readers search.
  struct Search: Sendable {
    /// That of what it was made of, besides the texts of pages; see ``SearchIndex/key(of:)``.
    let key: UInt64
    let files: [Stamped]
  }

  /// Raised with each change of what follows.
  private static let version: UInt64 = 6
  private static let magic = Array("broadside build record\n".utf8)

  /// The program as it is: its record is of no use to another.
  static let program: UInt64 = {
    guard let stamp = FileStamp("/proc/self/exe") else { return 0 }
    return Fingerprint([version, UInt64(stamp.size), stamp.inode, UInt64(stamp.modified), UInt64(stamp.changed)])
      .value
  }()
}

extension BuildRecord {
  /// The record at `path`; `nil` where there is none that could be used. Its second part is read by ``details()``.
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
    inputs = archive.list { Stamped(path: $0.text(), stamp: $0.stamp()) }
    outputs = archive.list { $0.optional { Stamped(path: $0.text(), stamp: $0.stamp()) } }
    search = archive.optional { archive in
      Search(key: archive.fixed(), files: archive.list { Stamped(path: $0.text(), stamp: $0.stamp()) })
    }
    diagnostics = archive.list { $0.diagnostic() }
    made = BuildReport.Made(from: &archive)
    sources = RecordedSources(from: &archive, started: started, documentsAt: detail.start)
    guard !archive.isBroken else { return nil }
  }

  /// What of the record only a build asks for that has something to do.
  struct Details: Sendable {
    /// The file, with the documents of ``BuildRecord/sources``.
    let bytes: [UInt8]
    /// Where the pages are written in it.
    fileprivate let pages: Range<Int>
  }

  /// `nil` where they cannot be used.
  func details() -> Details? {
    guard let bytes = try? FileContents.read(path), bytes.count - detail.start >= sources.documentsSize else {
      return nil
    }
    let pagesStart = detail.start + sources.documentsSize
    let parts = [bytes[detail.start..<pagesStart], bytes[pagesStart...]].map(Self.fingerprint)
    guard Fingerprint(parts).value == detail.fingerprint else { return nil }
    return Details(bytes: bytes, pages: pagesStart..<bytes.count)
  }

  /// What the last build made; `nil` where it cannot be used.
  func pages(in details: Details) -> RecordedPages? {
    var archive = ArchiveReader(details.bytes, in: details.pages)
    let pages = RecordedPages(from: &archive)
    return archive.isBroken || pages.units.count != outputs.count ? nil : pages
  }

  private static func fingerprint(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.combine(bytes)
    return fingerprint.value
  }

  /// Which of the files and folders that were read are as they were.
  struct StandingInputs: Sendable {
    /// For each file of the content folder.
    let sources: [Bool]
    /// Whether all are, those of the theme and the settings too, and the same is asked for.
    let isEverything: Bool
  }

  /// Looks at what was read.
  func standingInputs(_ options: BuildOptions, parallelism: Parallelism) async -> StandingInputs {
    let content = OpenFolder(options.content)
    let stands = await parallelism.map(inputs.count + sources.count, chunk: 256) { range in
      range.map { position in
        if position >= inputs.count {
          return content.map { sources.stands(position - inputs.count, in: $0) } ?? false
        }
        let input = inputs[position]
        return input.stamp.isSettled(before: started)
          && (FileStamp(input.path) ?? FileStamp(folder: input.path)) == input.stamp
      }
    }.flatMap { $0 }
    return StandingInputs(
      sources: Array(stands[inputs.count...]),
      isEverything: self.options == options.fingerprint && stands.allSatisfy(\.self))
  }

  /// Which files of the output are as they were left.
  struct StandingOutputs: Sendable {
    /// For each of ``outputs``.
    let files: [Bool]
    /// Whether all files of ``search`` are.
    let search: Bool

    var isEverything: Bool { search && files.allSatisfy(\.self) }
  }

  /// Looks at what was made.
  func standingOutputs(_ options: BuildOptions, parallelism: Parallelism) async -> StandingOutputs {
    guard let folder = OpenFolder(options.output) else {
      return StandingOutputs(files: outputs.map { _ in false }, search: false)
    }
    let all = outputs + (search?.files ?? [])
    let stands = await parallelism.map(all.count, chunk: 256) { range in
      all[range].map { file in file.map { folder.stamp(of: $0.path) == $0.stamp } ?? true }
    }.flatMap { $0 }
    return StandingOutputs(
      files: Array(stands[..<outputs.count]), search: stands[outputs.count...].allSatisfy(\.self))
  }

  /// What a build has to say for the next one.
  struct Contents {
    let started: Int
    let options: UInt64
    let inputs: [Stamped]
    let outputs: [Stamped?]
    let search: Search?
    let diagnostics: [Diagnostic]
    let made: BuildReport.Made
    let sources: ArchivedSources
    /// The bytes of the ``RecordedPages``, and their fingerprint.
    let pages: (archive: ArchiveWriter, fingerprint: UInt64)
  }

  /// Puts a record in the place of the one at `path`, in one step. Throws ``FileError``.
  static func write(_ contents: Contents, to path: String) throws(FileError) {
    var archive = ArchiveWriter()
    archive.append(magic)
    for _ in 0..<4 { archive.put(fixed: 0) }
    let start = archive.bytes.count
    archive.put(contents.started)
    archive.put(fixed: contents.options)
    archive.put(contents.inputs) { $0.put($1) }
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
  fileprivate mutating func put(_ stamped: BuildRecord.Stamped) {
    put(stamped.path)
    put(stamped.stamp)
  }
}
