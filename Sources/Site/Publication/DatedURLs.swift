import Content
import Diagnostics
import Values

/// The URLs and files of a site that exist only on some days, because documents are scheduled or expire.
package struct DatedURLs: Sendable {
  /// A URL that exists on another day.
  package struct Absence: Sendable {
    /// The reason, if there is a single one: a page of a long list depends on several documents.
    package let reason: UnpublishedReason?
    /// The position of the type of the document or list.
    let type: Int?

    /// A Boolean value that indicates whether only the date is the reason.
    package var isDated: Bool { reason?.isDated ?? true }
  }

  private var urls: [String: Absence] = [:]
  private var files: [String: Absence] = [:]
  private var documents: [String: Absence] = [:]

  /// Collects the URLs of `undated`, the site linked without regard to dates, that `publication` may not show.
  package init(_ undated: SiteGraph, _ routes: Routes, _ publication: Publication) {
    let reasons = undated.pages.map { publication.unpublishedReason(of: $0.document, type: undated.types[$0.type]) }
    let index = FileIndex(undated.files)
    for (page, reason) in zip(undated.pages, reasons) where reason.isDated {
      let absence = Absence(reason: reason, type: page.type)
      documents[page.document.identity] = absence
      if let address = page.address { urls[address.url] = absence }
      for file in index.files(usedBy: page.document.record, mentions: true) { files[file] = absence }
    }
    addImplied(undated, reasons)
    for route in routes.all {
      switch route.content {
      case .redirect(let target): if let absence = urls[target.url] { urls[route.address.url] = absence }
      case .list(let position, let number):
        let list = undated.lists.all[position]
        let reason = number == 1 ? Self.start(of: list, reasons) : nil
        urls[route.address.url] = Absence(reason: reason, type: list.type)
      case .feed: urls[route.address.url] = Absence(reason: nil, type: nil)
      default: break
      }
    }
  }

  /// Adds the documents that have no file, which exist only while something refers to them.
  private mutating func addImplied(_ undated: SiteGraph, _ reasons: [UnpublishedReason?]) {
    let implied = undated.pages.filter { !$0.document.hasFile && undated.types[$0.type].sources.isOpen }
    if implied.isEmpty { return }
    var found: [DocumentID: UnpublishedReason] = [:]
    for case (let page, let reason?) in zip(undated.pages, reasons) {
      for reference in page.document.publicReferences {
        guard case .shown(let id) = undated.identities.match(reference) else { continue }
        found[id] = found[id].map { Self.nearer($0, reason) } ?? reason
      }
    }
    for page in implied {
      let absence = Absence(reason: found[page.id], type: page.type)
      documents[page.document.identity] = absence
      if let address = page.address { urls[address.url] = absence }
    }
  }

  /// Returns the reason for which something is missing that two documents refer to, which are unpublished for `first` and
  /// `second`: the earlier of two publications, or else the later of two expirations.
  private static func nearer(_ first: UnpublishedReason, _ second: UnpublishedReason) -> UnpublishedReason {
    switch (first, second) {
    case (.scheduled(let one), .scheduled(let other)): .scheduled(min(one, other))
    case (.scheduled, _): first
    case (_, .scheduled): second
    case (.over(let one), .over(let other)): .over(max(one, other))
    case (.over, _): first
    default: second
    }
  }

  /// Returns the earliest date on which a document of a list is published; `nil` if none of them is scheduled.
  private static func start(of list: DocumentList, _ reasons: [UnpublishedReason?]) -> UnpublishedReason? {
    let starts = list.documents.compactMap { id -> DateValue? in
      if case .scheduled(let start)? = reasons[Int(id.rawValue)] { start } else { nil }
    }
    return starts.min().map { .scheduled($0) }
  }

  /// Returns the absence of a URL that the site does not have today; `nil` if it has it on no day.
  package func absence(ofURL url: String) -> Absence? { urls[String(url.prefix { $0 != "#" && $0 != "?" })] }

  /// Returns the absence of a file in the content folder that only documents use that are not published today.
  package func absence(ofFile path: String) -> Absence? { files[path] }

  /// The fingerprint of all absences, as a sum, because they have no order.
  var fingerprint: UInt64 { [urls, files, documents].reduce(0) { $0 &+ Absence.fingerprint(of: $1) } }

  /// Returns the absence of a document.
  package func absence(ofDocument identity: String) -> Absence? { documents[identity] }
}

extension DatedURLs.Absence {
  /// The state of the target, to follow "which": `does not exist before 2026-12-24`.
  package var clause: String {
    switch reason {
    case .scheduled(let start): "does not exist before \(start.isoText)"
    case .over(let end): "expired on \(end.isoText)"
    case .draft, .never, .requirement(_, isDated: false): "is not published\(reason.afterColon)"
    default: "does not exist today"
    }
  }

  /// Returns the fingerprint of everything that findings say about `absences`.
  static func fingerprint(of absences: [String: Self]) -> UInt64 {
    absences.reduce(0) { sum, entry in
      var fingerprint = Fingerprint(entry.key)
      fingerprint.combine(entry.value.clause)
      fingerprint.combine(entry.value.reason.afterColon)
      return sum &+ fingerprint.value
    }
  }
}
