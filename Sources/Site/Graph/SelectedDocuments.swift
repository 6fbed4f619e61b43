import Content
import Diagnostics
import Files
import Parallel

/// All documents of a site, including those that others imply, each with the reason why it is not published, if any.
struct SelectedDocuments: Sendable {
  /// The documents with a source, then the implied ones.
  let all: [Document]
  /// For each document, the reason why it is not published.
  let reasons: [UnpublishedReason?]
  /// The documents of each type that are no longer published.
  let past: [[Document]]
  /// The files, without those of unpublished documents.
  let files: PublishedFiles
  /// All files.
  let fileIndex: FileIndex
  /// The findings about implied documents.
  let diagnostics: [Diagnostic]
  private let writtenCount: Int

  init(_ parts: SiteParts, parallelism: Parallelism) async {
    let documents = parts.documents
    let written = await parallelism.map(documents.count, chunk: GraphBuilder.chunk) { range in
      documents[range].map { parts.publication.unpublishedReason(of: $0, type: parts.types[$0.type]) }
    }.flatMap { $0 }
    let published = zip(documents, written).filter { $0.1 == nil }.map(\.0)
    // What documents of the past imply still exists, so that links to it keep working.
    let past = zip(documents, written).filter {
      parts.publication.wasPublished($0, type: parts.types[$0.type], absence: $1)
    }.map(\.0)
    var pastByType = [[Document]](repeating: [], count: parts.types.all.count)
    for document in past { pastByType[document.type].append(document) }
    let implied = ImpliedDocuments(by: published + past, among: documents, types: parts.types)
    let unpublished = zip(documents, written).filter { $0.1 != nil }.map(\.0)
    all = documents + implied.documents
    reasons =
      written + implied.documents.map { parts.publication.unpublishedReason(of: $0, type: parts.types[$0.type]) }
    self.past = pastByType
    fileIndex = FileIndex(parts.files)
    // If the file cannot be read, that was reported.
    let settings = (try? FileContents.read(parts.contentRoot + "/" + ContentTree.settingsFile)) ?? []
    files = fileIndex.published(besides: unpublished, usedBy: published, settings: settings)
    diagnostics = implied.diagnostics
    writtenCount = documents.count
  }

  /// The documents with a source, with their reasons.
  var written: some Sequence<(Document, UnpublishedReason?)> { zip(all, reasons).prefix(writtenCount) }
}
