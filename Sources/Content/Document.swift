import Diagnostics
import Files
import Values
import YAML

/// A file of a collection, read and checked by itself: its references are names still.
///
/// An object that nothing changes: a site sorts and copies its pages so often that counting the references of a dozen parts of each took
/// a sixth of a build.
package final class Document: Sendable {
  /// The path in the content folder without its ending: `members/nick-licata`.
  package let identity: String
  /// The path in the content folder: `members/nick-licata.md`.
  package let source: String
  /// The file as diagnostics name it: `content/members/nick-licata.md`.
  package let path: String
  /// The position of its type in ``ContentTypes``.
  package let type: Int
  /// The values of the type's fields, one for each, as ranges of ``values``.
  package let fields: [Value]
  package let values: ValueTable
  package let references: [PendingReference]
  package let markdown: [MarkdownText]
  /// What stands in its private fields.
  package let secrets: [Secret]
  /// The paths in the content folder of the files that its fields name.
  package let namedFiles: [String]
  package let body: Body
  /// A short plain text that stands for the body in lists.
  package let excerpt: String
  /// Where front matter sets the fields that the site itself reads.
  let places: [String: SourceLocation]
  /// Where it begins, for what has no place of its own: the first line of its file, or its row in a table.
  package let start: SourceLocation
  /// Whether its front matter has errors, which make some of its fields null.
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

  /// The document of the record that `decoder` read as `fields`.
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

  /// A document that has no file: all that is known is its name, and where that was first written.
  package static func implied(
    by reference: PendingReference, identity: String, type position: Int, _ type: ContentType
  ) -> Document {
    let (place, path) = (reference.location, reference.location.path)
    let nodePlace = Node.Place(line: place.line, column: place.column, length: place.length)
    let name = Node(content: .scalar(Node.Scalar(text: reference.name, style: .quoted)), place: nodePlace)
    let title = Node.Entry(key: "title", keyPlace: nodePlace, value: name)
    let files = FileReferences(files: PublishedFiles(paths: [], basePath: ""), folder: "")
    // What else its type asks for is not to be had.
    var decoder = RecordDecoder(path: path, subject: type.singular, files: files)
    let fields = decoder.record(Node(content: .mapping([title]), place: nodePlace), type.fields)
    return Document(
      identity: identity, source: identity + ".md", type: position, fields: fields, of: decoder, start: place)
  }

  /// Whether it is a file of its own, and not a name in an open type or a row of a table.
  package var hasFile: Bool { path.hasSuffix("/" + source) }

  /// The Markdown after the front matter. It stays in its file, for a large site would not fit in memory.
  package struct Body: Sendable {
    /// Where in the file it stands.
    package let range: Range<Int>
    /// The line of the file that it begins on.
    package let line: Int
    /// That of its bytes.
    package let fingerprint: UInt64
    /// That of the file when it was read.
    package let stamp: FileStamp

    static let empty = Body(
      range: 0..<0, line: 1, fingerprint: 0, stamp: FileStamp(size: 0, inode: 0, modified: 0, changed: 0))
  }

  /// The bytes of the body. Throws ``FileError``, also where the file has changed since its front matter was read.
  package func readBody() throws(FileError) -> ArraySlice<UInt8> {
    if body.range.isEmpty { return [] }
    let (bytes, stamp) = try FileContents.readStamped(path)
    guard stamp == body.stamp, body.range.upperBound <= bytes.count else {
      throw FileError("go on with", path, because: "it was changed while the site was built")
    }
    return bytes[body.range]
  }
}

/// A name in front matter that the link step turns into a document.
package final class PendingReference: Sendable {
  package let target: FieldType.Reference
  package let name: String
  package let location: SourceLocation
  /// Whether a private field makes it, so that nothing of it may be shown.
  package let isPrivate: Bool
  init(
    target: FieldType.Reference, name: String, location: SourceLocation, isPrivate: Bool
  ) {
    self.target = target
    self.name = name
    self.location = location
    self.isPrivate = isPrivate
  }

}

/// A text in a private field, which nothing that is published may hold.
package struct Secret: Sendable {
  package let text: String
  /// The field's name.
  package let field: String
  package let location: SourceLocation
}

/// A field's text in Markdown.
package struct MarkdownText: Sendable {
  package let text: String
  package let line: Int
}

/// What a field's value is before its document is linked.
package enum PendingValue: Sendable {
  /// The position in ``Document/references``.
  case reference(Int)
  /// The position in ``Document/markdown``.
  case markdown(Int)

  fileprivate static let referenceKind: UInt32 = 0xFFFF_0000
  fileprivate static let markdownKind: UInt32 = 0xFFFF_0001

  package init?(_ value: Value) {
    guard let kind = value.deferredKind, let position = value.documentID?.rawValue else { return nil }
    switch kind {
    case Self.referenceKind: self = .reference(Int(position))
    case Self.markdownKind: self = .markdown(Int(position))
    default: return nil
    }
  }
}

extension Value {
  static func pendingReference(_ position: Int) -> Value {
    .deferred(PendingValue.referenceKind, of: DocumentID(rawValue: UInt32(position)))
  }

  static func pendingMarkdown(_ position: Int) -> Value {
    .deferred(PendingValue.markdownKind, of: DocumentID(rawValue: UInt32(position)))
  }
}

extension Document {
  /// Where the field `key` stands; the beginning of the file where it is not set.
  package func location(of key: String) -> SourceLocation { places[key] ?? start }

  /// The value of the field `key` of its type.
  package func value(_ key: String, in type: ContentType) -> Value {
    type.index(of: key).map { fields[$0] } ?? .null
  }

  /// Its old addresses, which begin with a slash, and the old names of its file.
  package func aliases(in type: ContentType) -> [String] {
    let value = value(.aliases, in: type)
    return value.kind == .list ? values.rows(of: value).map(values.string) : []
  }

  /// The identity that its file had first, as `aliases` tells, oldest first: what stays when the file is renamed.
  package func oldestIdentity(in type: ContentType) -> String {
    guard let name = aliases(in: type).first(where: { !$0.hasPrefix("/") }) else { return identity }
    return type.folder + "/" + name
  }
}
