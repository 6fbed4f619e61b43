import Content
import Diagnostics
import Files
import Site
import Values
import YAML

/// The findings that templates report about documents.
extension SiteGraph {
  /// Returns the finding of a template, at the location of the field that it is about. The dependency on that location
  /// is noted in `reads`.
  func diagnostic(of report: DocumentReport, noting reads: ReadCollector) -> Diagnostic {
    let page = pages[Int(report.document.rawValue)]
    let key = types[page.type].fields.first { $0.templateName == report.field }?.key ?? report.field
    reads.note(.location(of: key, in: page.document.identity))
    return Diagnostic(
      .templateReport, report.message, at: location(of: key, in: page.document.identity),
      help: report.help, severity: report.isNote ? .note : .warning)
  }

  /// Returns the location of a field in the document with an identity; the start of the document if the field is not
  /// set there. Reads the file, because documents do not keep the locations of their fields.
  package func location(of field: String, in identity: String) -> SourceLocation? {
    guard case .shown(let id) = identities[identity] else { return nil }
    let document = pages[Int(id.rawValue)].document
    guard document.hasFile, !field.isEmpty, let bytes = try? FileContents.read(document.path) else {
      return document.origin.start
    }
    let node = Document.frontMatter(in: bytes, path: document.path)
    return node?.entry(field)?.place.location(in: document.path) ?? document.origin.start
  }

  /// Returns whether the file of a document has not changed since before `moment`; see ``FileStamp/isSettled(before:)``.
  package func isSettled(documentWith identity: String, before moment: Int) -> Bool {
    guard case .shown(let id) = identities[identity] else { return true }
    return FileStamp(pages[Int(id.rawValue)].document.path)?.isSettled(before: moment) ?? false
  }
}

extension SourceLocation {
  /// The fingerprint of the location.
  package var fingerprint: UInt64 {
    var fingerprint = Fingerprint(path)
    for number in [line, column, length] { fingerprint.combine(UInt64(number)) }
    return fingerprint.value
  }
}
