import FoundationEssentials

/// A report of a comparison as JSON, for other programs.
package enum JSONReport {
  /// Returns one object with the lists of ``SiteComparison``, its keys in alphabetical order. Text is not shortened.
  /// Throws the errors of the encoder.
  package static func text(_ comparison: SiteComparison) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(Report(comparison)), as: UTF8.self) + "\n"
  }

  private struct Report: Encodable {
    let added: [Page]
    let removed: [Page]
    let moved: [Page]
    let changed: [Page]
    let shared: [Shared]
    let markupOnly: [String]
    let redirects: [Redirect]
    let files: [File]
    let searchFiles: Int
    let lostURLs: [String]
    let differingFiles: Int

    init(_ comparison: SiteComparison) {
      added = comparison.added.map { Page($0) }
      removed = comparison.removed.map { Page($0.page, redirect: $0.redirect) }
      moved = comparison.moved.map { Page($0.to, from: $0.from, hasRedirect: $0.hasRedirect, changes: $0.changes) }
      changed = comparison.changed.map { Page($0.page, changes: $0.changes) }
      shared = comparison.shared.map { Shared(changes: $0.changes.map(Change.init), addresses: $0.addresses) }
      markupOnly = comparison.markupOnly
      redirects = comparison.redirects.map(Redirect.init)
      files = comparison.files.map {
        File(path: $0.path, kind: $0.kind.rawValue, oldSize: $0.oldSize, newSize: $0.newSize)
      }
      searchFiles = comparison.searchFiles
      lostURLs = comparison.lostURLs
      differingFiles = comparison.differingFiles
    }
  }

  private struct Page: Encodable {
    let address: String
    let title: String
    var redirect: String?
    var from: String?
    var hasRedirect: Bool?
    var changes: [Change]?

    init(
      _ page: SiteComparison.Page, redirect: String? = nil, from: String? = nil, hasRedirect: Bool? = nil,
      changes: [PageChange]? = nil
    ) {
      address = page.address
      title = page.title
      self.redirect = redirect
      self.from = from
      self.hasRedirect = hasRedirect
      self.changes = changes?.map(Change.init)
    }
  }

  private struct Shared: Encodable {
    let changes: [Change]
    let addresses: [String]
  }

  private struct File: Encodable {
    let path: String
    let kind: String
    let oldSize: Int?
    let newSize: Int?
  }

  /// A change: the `parts` of text, or the `added` and `removed` links or images.
  private struct Change: Encodable {
    let what: String
    var parts: [Part]?
    var added: [String]?
    var removed: [String]?

    init(_ change: PageChange) {
      switch change {
      case .title(let text): (what, parts) = ("title", text.parts.map(Part.init))
      case .description(let text): (what, parts) = ("description", text.parts.map(Part.init))
      case .text(let text): (what, parts) = ("text", text.parts.map(Part.init))
      case .frame(let text): (what, parts) = ("frame", text.parts.map(Part.init))
      case .links(let added, let removed): (what, self.added, self.removed) = ("links", added, removed)
      case .pictures(let added, let removed): (what, self.added, self.removed) = ("pictures", added, removed)
      case .markup: what = "markup"
      }
    }
  }

  private struct Part: Encodable {
    let kind: String
    let text: String

    init(_ part: TextChange.Part) {
      switch part {
      case .same(let text): (kind, self.text) = ("same", text)
      case .removed(let text): (kind, self.text) = ("removed", text)
      case .added(let text): (kind, self.text) = ("added", text)
      }
    }
  }

  private struct Redirect: Encodable {
    let from: String
    let old: String?
    let new: String?

    init(_ change: SiteComparison.RedirectChange) {
      switch change {
      case .added(let from, let to): (self.from, old, new) = (from, nil, to)
      case .removed(let from, let to): (self.from, old, new) = (from, to, nil)
      case .changed(let from, let old, let new): (self.from, self.old, self.new) = (from, old, new)
      }
    }
  }
}
