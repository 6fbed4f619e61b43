import Diagnostics
import Files
import Values
import YAML

/// A file of a collection, read and checked by itself: its references are still names.
///
/// An immutable object: a site sorts and copies its pages so often that retaining the dozen parts of each took a sixth
/// of a build.
package final class Document: Sendable {
  /// The path in the content folder without its extension: `members/nick-licata`.
  package let identity: String
  /// The path in the content folder: `members/nick-licata.md`.
  package let source: String
  /// The file's path in diagnostics: `content/members/nick-licata.md`.
  package let path: String
  /// The position of the document's type in ``ContentTypes``.
  package let type: Int
  /// The values of the type's fields, one for each, as ranges of ``values``.
  package let fields: [Value]
  package let values: ValueTable
  package let references: [PendingReference]
  /// The references in public fields.
  package var publicReferences: some Sequence<PendingReference> { references.lazy.filter { !$0.isPrivate } }
  package let markdown: [MarkdownText]
  /// The text of the private fields.
  package let secrets: [Secret]
  /// The files that the fields name, as paths in the content folder.
  package let namedFiles: [String]
  package let body: Body
  /// A short plain-text summary of the body for lists.
  package let excerpt: String
  /// The locations of the front matter fields that the site itself reads.
  let places: [String: SourceLocation]
  /// The location for findings without a more specific one: the first line of the file, or the row in a table.
  package let start: SourceLocation
  /// Whether the front matter has errors, which set some of its fields to null.
  package let isWrong: Bool

  init(
    identity: String, source: String, path: String, type: Int, fields: [Value], values: ValueTable,
    references: [PendingReference], markdown: [MarkdownText], secrets: [Secret], namedFiles: [String], body: Body,
    excerpt: String, places: [String: SourceLocation], start: SourceLocation, isWrong: Bool = false
  ) {
    self.identity = identity
    self.source = source
    self.path = path
    self.type = type
    self.fields = fields
    self.values = values
    self.references = references
    self.markdown = markdown
    self.secrets = secrets
    self.namedFiles = namedFiles
    self.body = body
    self.excerpt = excerpt
    self.places = places
    self.start = start
    self.isWrong = isWrong
  }

  /// Creates the document of the record that `decoder` read as `fields`.
  convenience init(
    identity: String, source: String, type: Int, fields: [Value], of decoder: RecordDecoder, body: Body = .empty,
    excerpt: String = "",
    places: [String: SourceLocation] = [:], start: SourceLocation, isWrong: Bool = false
  ) {
    self.init(
      identity: identity, source: source, path: decoder.path, type: type, fields: fields, values: decoder.values,
      references: decoder.references, markdown: decoder.markdown, secrets: decoder.secrets,
      namedFiles: decoder.namedFiles, body: body, excerpt: excerpt, places: places, start: start, isWrong: isWrong)
  }

  /// Returns an implied document, which has no file: only its name is known, and where it was first used.
  package static func implied(
    by reference: PendingReference, identity: String, type position: Int, _ type: ContentType
  ) -> Document {
    let (place, path) = (reference.location, reference.location.path)
    let nodePlace = Node.Place(line: place.line, column: place.column, length: place.length)
    let name = Node(content: .scalar(Node.Scalar(text: reference.name, style: .quoted)), place: nodePlace)
    let title = Node.Entry(key: "title", keyPlace: nodePlace, value: name)
    let files = FileReferences(files: PublishedFiles(paths: [], basePath: ""), folder: "")
    // Errors about the other fields of its type are ignored.
    var decoder = RecordDecoder(path: path, subject: type.labels.singular, files: files)
    let fields = decoder.record(Node(content: .mapping([title]), place: nodePlace), type.fields)
    return Document(
      identity: identity, source: identity + ".md", type: position, fields: fields, of: decoder, start: place)
  }

  /// Whether the document has a file of its own, and is not a name in an open type or a row of a table.
  package var hasFile: Bool { path.hasSuffix("/" + source) }

  /// The Markdown after the front matter. It stays in its file, because the text of a large site would not fit in
  /// memory.
  package struct Body: Sendable {
    /// The byte range in the file.
    package let range: Range<Int>
    /// The number of the file's line that the body begins on.
    package let line: Int
    /// The fingerprint of the body's bytes.
    package let fingerprint: UInt64
    /// The file's stamp when it was read.
    package let stamp: FileStamp

    static let empty = Body(
      range: 0..<0, line: 1, fingerprint: 0, stamp: FileStamp(size: 0, inode: 0, modified: 0, changed: 0))
  }

  /// Returns the bytes of the body. Throws ``FileError``, also if the file has changed since its front matter was read.
  package func readBody() throws(FileError) -> ArraySlice<UInt8> {
    if body.range.isEmpty { return [] }
    let (bytes, stamp) = try FileContents.readStamped(path)
    guard stamp == body.stamp, body.range.upperBound <= bytes.count else {
      throw FileError("read", path, because: "the file changed during the build")
    }
    return bytes[body.range]
  }
}

extension Document {
  /// Returns the location of the field `key`; the beginning of the file if the field is not set.
  package func location(of key: String) -> SourceLocation { places[key] ?? start }

  /// Returns the value of the type's field `key`.
  package func value(_ key: String, in type: ContentType) -> Value {
    type.index(of: key).map { fields[$0] } ?? .null
  }

  /// Returns the old URLs, which begin with a slash, and the old names of the file.
  package func aliases(in type: ContentType) -> [String] {
    let value = value(.aliases, in: type)
    return value.kind == .list ? values.rows(of: value).map(values.string) : []
  }

  /// Returns the original identity of the document, from `aliases` (oldest first), which stays the same when the file
  /// is renamed.
  package func oldestIdentity(in type: ContentType) -> String {
    guard let name = aliases(in: type).first(where: { !$0.hasPrefix("/") }) else { return identity }
    return type.folder + "/" + name
  }
}
