import Content
import Diagnostics
import Rendering

/// Searches the files that are about to be written for the values of private fields.
///
/// ``ReadableText`` decides whether two texts are the same value, and ``PrivateValueForms`` lists the forms of a value.
package struct SecretSearch: Sendable {
  private let texts: PrivateTexts
  private let numbers: PrivateNumbers
  private let dates: PrivateDates
  private let isEmpty: Bool

  package init(_ site: LoadedSite) {
    var reader = ReadableText()
    let forms = site.secrets.map { secret in
      (secret: secret, forms: PrivateValueForms(of: secret, reader: &reader))
    }
    texts = PrivateTexts(forms.flatMap { entry in entry.forms.texts.map { ($0, entry.secret) } })
    numbers = PrivateNumbers(forms.flatMap { entry in entry.forms.numbers.map { ($0, entry.secret) } })
    dates = PrivateDates(
      forms.compactMap { entry in entry.forms.date.map { ($0, entry.secret) } },
      language: site.graph.settings.locale.language)
    isEmpty = forms.isEmpty
  }

  /// The file that is searched.
  enum Subject {
    /// A content file, by its path, starting at `line`.
    case source(_ path: String, line: Int)
    /// An output file, by its URL.
    case output(_ address: String)
    /// The path of an output file in the output folder.
    case path(_ path: String)
  }

  /// Returns an error for each private value in `bytes`, the contents of `subject`.
  func findings(in bytes: ArraySlice<UInt8>, of subject: Subject, with reader: inout ReadableText) -> [Diagnostic] {
    guard !isEmpty, let bytes = PublishedText.utf8(bytes) else { return [] }
    reader.read(bytes)
    var found: [Diagnostic] = []
    var reported: Set<SourceLocation> = []
    for characters in [reader.text, reader.markup] {
      func report(_ secret: Secret, _ position: Int) {
        guard reported.insert(secret.location).inserted else { return }
        found.append(Self.diagnostic(secret, subject, line: characters.line(of: position)))
      }
      texts.search(characters, found: report)
      numbers.search(characters, found: report)
      dates.search(characters, found: report)
    }
    return found
  }

  /// Returns the error for a private value. `line` counts from 0 at the start of the search.
  private static func diagnostic(_ secret: Secret, _ subject: Subject, line: Int) -> Diagnostic {
    let place: (name: String, source: SourceLocation?) =
      switch subject {
      case .source(let path, let first):
        ("\(path), line \(first + line)", SourceLocation(path: path, line: first + line))
      case .output(let address): ("\(address), line \(1 + line)", nil)
      case .path(let path): ("the path of the output file \(path)", nil)
      }
    return Diagnostic(
      .privateValue, "the private value of \"\(secret.field)\" appears in \(place.name)",
      at: secret.location, related: place.source,
      help: secret.location.path.hasSuffix(".md")
        ? "delete it there, make the field public, or add a comment to the line of the field: # broadside-ignore private-value: the reason"
        : "delete it there, or make the field public")
  }
}

extension [Diagnostic] {
  /// Returns the findings with each private value reported only once: in the sources that contain it, because all files
  /// rendered from them also contain it, or else in a single output file.
  package func reportingPrivateValuesOnce() -> [Diagnostic] {
    let found = filter { $0.rule == .privateValue }
    guard found.count > 1 else { return self }
    let ofSources = Set(found.filter { $0.related != nil }.map(\.location))
    var reported: Set<SourceLocation?> = []
    return filter { finding in
      guard finding.rule == .privateValue, finding.related == nil else { return true }
      return !ofSources.contains(finding.location) && reported.insert(finding.location).inserted
    }
  }
}
