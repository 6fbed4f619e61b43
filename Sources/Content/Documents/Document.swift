import Diagnostics
import Files
import Values
import YAML

/// A file of a collection, read and checked by itself: its references are still names.
///
/// An immutable object: a site sorts and copies its pages so often that retaining the dozen parts of each took a sixth
/// of a build.
package final class Document: Sendable {
  @usableFromInline package let origin: DocumentOrigin
  /// The position of the document's type in ``ContentTypes``.
  package let type: Int
  /// The values of the type's fields.
  @usableFromInline package let record: DecodedRecord
  package let body: DocumentBody
  /// The locations of the front matter fields that the site itself reads.
  let places: [String: SourceLocation]
  /// A Boolean value that indicates whether the front matter has errors, which set some of its fields to null.
  package let isWrong: Bool
  /// A Boolean value that indicates whether the front matter could not be read at all, so that only the name of the
  /// document is known, but not, for example, its URL.
  package let isUnread: Bool

  /// A Boolean value that indicates whether the file does not begin with front matter, although the type requires it: the
  /// body then contains the fields, and is not checked.
  package var hasMisplacedFields: Bool { isUnread && isWrong && body.line == 1 }

  init(
    _ origin: DocumentOrigin, type: Int, record: DecodedRecord, body: DocumentBody = .empty,
    places: [String: SourceLocation] = [:], isWrong: Bool = false, isUnread: Bool = false
  ) {
    self.origin = origin
    self.type = type
    self.record = record
    self.body = body
    self.places = places
    self.isWrong = isWrong
    self.isUnread = isUnread
  }

  /// Returns an implied document, which has no file: only its name is known, and where it was first used.
  package static func implied(
    by reference: PendingReference, identity: String, type position: Int, _ type: ContentType
  ) -> Document {
    let (place, path) = (reference.location, reference.location.path)
    let nodePlace = Node.Place(line: place.line, column: place.column, length: place.length)
    let name = Node(content: .scalar(Node.Scalar(text: reference.name, style: .quoted)), place: nodePlace)
    let title = Node.Entry(key: "title", keyPlace: nodePlace, value: name)
    // Errors about the other fields of its type are ignored.
    var decoder = RecordDecoder(path: path, subject: type.labels.singular, files: .none)
    let fields = decoder.record(Node(content: .mapping([title]), place: nodePlace), type.fields)
    return Document(
      DocumentOrigin(identity: identity, source: identity + ".md", path: path, start: place), type: position,
      record: decoder.decoded(fields))
  }

  /// A Boolean value that indicates whether the document has a file of its own, and is not a name in an open type or a row of a table.
  package var hasFile: Bool { path.hasSuffix("/" + source) }

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

/// The parts that every step of the build reads, many times for each document.
extension Document {
  /// The path in the content folder without its extension: `members/nick-licata`.
  @inlinable package var identity: String { origin.identity }

  /// The path in the content folder: `members/nick-licata.md`.
  @inlinable package var source: String { origin.source }

  /// The file's path in diagnostics: `content/members/nick-licata.md`.
  @inlinable package var path: String { origin.path }

  /// The values of the type's fields, one for each, as ranges of ``values``.
  @inlinable package var fields: [Value] { record.fields }

  @inlinable package var values: ValueTable { record.values }

  @inlinable package var references: [PendingReference] { record.references }
}

extension Document {
  /// The references in public fields.
  package var publicReferences: some Sequence<PendingReference> { references.lazy.filter { !$0.isPrivate } }

  /// Returns the location of the field `key`; the beginning of the file if the field is not set.
  package func location(of key: String) -> SourceLocation { places[key] ?? origin.start }

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
