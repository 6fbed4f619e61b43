import Content
import Diagnostics
import Values

/// Findings about the texts of a field with a list for each: different texts that share a list, and texts without one.
struct ListValueFindings {
  private let pages: [Page]
  private var places = ValuePlaces()
  private(set) var diagnostics: [Diagnostic] = []

  init(pages: [Page]) { self.pages = pages }

  /// Checks a group of documents by `grouping`. Documents are read again only if there is a finding.
  mutating func check(_ group: DocumentGroup, of grouping: Grouping) {
    guard let spellings = group.spellings else { return }
    if group.slug.isEmpty {
      forEachUse(in: group, grouping) { text, place in
        Diagnostic(
          .documentURL, "no URL can be built from \"\(text)\"", at: place,
          help: "add a letter or a digit: otherwise, no list shows this value", severity: .warning)
      }
    } else if spellings.differ {
      reportSpellings(spellings, in: group, grouping)
    }
  }

  /// Warns about each use of a text that shares a URL with one that is used more often, and about the first use of that
  /// one.
  private mutating func reportSpellings(
    _ spellings: Spellings<DocumentID>, in group: DocumentGroup, _ grouping: Grouping
  ) {
    let preferred = spellings.preferred
    guard let other = spellings.other(than: preferred.text) else { return }
    let preferredPlace = place(of: preferred, grouping)
    let otherPlace = place(of: other, grouping)
    diagnostics.append(
      SharedURL(text: preferred.text, place: preferredPlace, other: other.text, otherPlace: otherPlace).asPreferred)
    forEachUse(in: group, grouping) { text, place in
      text == preferred.text
        ? nil : SharedURL(text: text, place: place, other: preferred.text, otherPlace: preferredPlace).asMistake
    }
  }

  private mutating func forEachUse(
    in group: DocumentGroup, _ grouping: Grouping, _ finding: (String, SourceLocation) -> Diagnostic?
  ) {
    for id in group.documents {
      let document = pages[Int(id.rawValue)].document
      for case .text(let text) in grouping.keys(of: document, today: nil) where slug(text) == group.slug {
        guard group.spellings?.contains(text) == true else { continue }
        let place = places.place(of: text, in: document, field: grouping.source)
        if let finding = finding(text, place) { diagnostics.append(finding) }
      }
    }
  }

  private mutating func place(of spelling: Spellings<DocumentID>.Spelling, _ grouping: Grouping) -> SourceLocation {
    places.place(of: spelling.text, in: pages[Int(spelling.first.rawValue)].document, field: grouping.source)
  }
}
