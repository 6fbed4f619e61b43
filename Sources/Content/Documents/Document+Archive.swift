import Archive
import Diagnostics
import Files
import Values

extension Document {
  /// Writes everything about the document except its type, for ``init(from:type:)``.
  package func write(to archive: inout ArchiveWriter) {
    archive.put(identity)
    archive.put(source)
    archive.put(path)
    record.write(to: &archive, in: path)
    body.write(to: &archive)
    archive.put(places.sorted { $0.key < $1.key }) { archive, place in
      archive.put(place.key)
      archive.put(place.value, in: path)
    }
    archive.put(origin.start, in: path)
  }

  /// Reads a document of the type at `type`. Archived documents have no errors.
  package convenience init(from archive: inout ArchiveReader, type: Int) {
    let (identity, source, path) = (archive.text(), archive.text(), archive.text())
    let record = DecodedRecord(from: &archive, in: path)
    let body = DocumentBody(from: &archive)
    let places = archive.list { ($0.text(), $0.location(in: path)) }
    let origin = DocumentOrigin(
      identity: identity, source: source, path: path, start: archive.location(in: path))
    self.init(
      origin, type: type, record: record, body: body,
      places: Dictionary(places, uniquingKeysWith: { first, _ in first }))
  }
}

extension Document {
  /// Returns whether the document differs from `other` at most in its body and what is derived from the body.
  package func differsOnlyInBody(from other: Document) -> Bool {
    type == other.type && isWrong == other.isWrong && withoutBody == other.withoutBody
  }

  /// The document without its body, as bytes.
  private var withoutBody: [UInt8] {
    var archive = ArchiveWriter()
    Document(origin, type: type, record: record, places: places, isWrong: isWrong).write(to: &archive)
    return archive.bytes
  }
}

extension DecodedRecord {
  /// Writes the record of a document in the file at `path`.
  fileprivate func write(to archive: inout ArchiveWriter, in path: String) {
    archive.put(fields) { $0.put($1) }
    values.write(to: &archive)
    archive.put(references) { $0.put($1, in: path) }
    archive.put(markdown) { archive, text in
      archive.put(text.text)
      archive.put(text.line)
      archive.put(text.column)
    }
    archive.put(secrets) { archive, secret in
      archive.put(secret.text)
      archive.put(Int(secret.recognition.rawValue))
      archive.put(secret.field)
      archive.put(secret.location, in: path)
    }
    archive.put(namedFiles) { $0.put($1) }
    archive.put(bodyFiles.linked) { $0.put(fixed: $1) }
    archive.put(bodyFiles.mentioned) { $0.put(fixed: $1) }
  }

  fileprivate init(from archive: inout ArchiveReader, in path: String) {
    fields = archive.list { $0.value() }
    values = ValueTable(from: &archive)
    references = archive.list { PendingReference(from: &$0, in: path) }
    markdown = archive.list { MarkdownText(text: $0.text(), line: $0.count(), column: $0.count()) }
    secrets = archive.list { archive in
      let text = archive.text()
      let recognition = UInt8(exactly: archive.count()).flatMap(ValueRecognition.init) ?? .never
      return Secret(
        text: text, recognition: recognition, field: archive.text(), location: archive.location(in: path))
    }
    namedFiles = archive.list { $0.text() }
    bodyFiles = BodyFiles(linked: archive.list { $0.fixed() }, mentioned: archive.list { $0.fixed() })
  }
}

extension DocumentBody {
  fileprivate func write(to archive: inout ArchiveWriter) {
    archive.put(range.lowerBound)
    archive.put(range.count)
    archive.put(line)
    archive.put(fixed: fingerprint)
    archive.put(stamp)
    archive.put(excerpt)
  }

  fileprivate init(from archive: inout ArchiveReader) {
    let start = archive.count()
    let range = archive.range(from: start, to: .max)
    self.init(
      range: range, line: archive.count(), fingerprint: archive.fixed(), stamp: archive.stamp(),
      excerpt: archive.text())
  }
}

extension PendingReference {
  fileprivate convenience init(from archive: inout ArchiveReader, in path: String) {
    let target = FieldType.Reference(type: archive.text(), inverse: archive.optional { $0.text() })
    self.init(
      target: target, name: archive.text(), location: archive.location(in: path), isPrivate: archive.flag(),
      isItem: archive.flag())
  }
}

extension ValueTable {
  fileprivate func write(to archive: inout ArchiveWriter) {
    archive.put(bytes)
    archive.put(rows) { $0.put($1) }
  }

  fileprivate init(from archive: inout ArchiveReader) {
    let bytes = Array(archive.raw())
    self.init(bytes: bytes, rows: archive.list { $0.value() })
  }
}

extension ArchiveWriter {
  fileprivate mutating func put(_ value: Value) {
    put(UInt64(value.kind.rawValue))
    put(UInt64(value.first))
    put(UInt64(value.second))
  }

  fileprivate mutating func put(_ reference: PendingReference, in path: String) {
    put(reference.target.type)
    put(reference.target.inverse) { $0.put($1) }
    put(reference.name)
    put(reference.location, in: path)
    put(reference.isPrivate)
    put(reference.isItem)
  }

  package mutating func put(_ location: SourceLocation) { put(location, in: "") }

  /// Writes a location without its path if that is `path`: most findings about a document are in its own file.
  fileprivate mutating func put(_ location: SourceLocation, in path: String) {
    put(location.path == path ? nil : location.path) { $0.put($1) }
    put(location.line)
    put(location.column)
    put(location.length)
  }

  package mutating func put(_ stamp: FileStamp) {
    put(stamp.size)
    put(stamp.inode)
    put(fixed: UInt64(bitPattern: Int64(stamp.modified)))
    put(fixed: UInt64(bitPattern: Int64(stamp.changed)))
  }

  package mutating func put(_ diagnostic: Diagnostic) {
    put(diagnostic.rule.name)
    put(diagnostic.severity.rawValue)
    put(diagnostic.location) { $0.put($1) }
    put(diagnostic.related) { $0.put($1) }
    put(diagnostic.message)
    put(diagnostic.help) { $0.put($1) }
    put(diagnostic.isDated ? 1 : 0)
  }
}

extension ArchiveReader {
  fileprivate mutating func value() -> Value {
    let kind = Value.Kind(rawValue: UInt8(truncatingIfNeeded: number())) ?? .null
    return Value(kind, UInt32(truncatingIfNeeded: number()), UInt32(truncatingIfNeeded: number()))
  }

  package mutating func location() -> SourceLocation { location(in: "") }

  fileprivate mutating func location(in path: String) -> SourceLocation {
    SourceLocation(path: optional { $0.text() } ?? path, line: count(), column: count(), length: count())
  }

  package mutating func stamp() -> FileStamp {
    FileStamp(
      size: count(), inode: number(), modified: Int(truncatingIfNeeded: fixed()),
      changed: Int(truncatingIfNeeded: fixed()))
  }

  package mutating func diagnostic() -> Diagnostic {
    let rule = Rule.named(text()) ?? .command
    let severity = Diagnostic.Severity(rawValue: text()) ?? .warning
    let location = optional { $0.location() }
    let related = optional { $0.location() }
    var diagnostic = Diagnostic(
      rule, text(), at: location, related: related, help: optional { $0.text() }, severity: severity)
    diagnostic.isDated = count() == 1
    return diagnostic
  }
}
