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
      forEachText(in: group, grouping) { text, place, more in
        Diagnostic(
          .documentURL, "no URL can be built from \"\(text)\"\(morePlaces(more))", at: place,
          help: "add a letter or a digit; otherwise, no list shows this value", severity: .warning)
      }
    } else if spellings.differ {
      reportSpellings(spellings, in: group, grouping)
    }
  }

  /// Warns about the first use of each text that shares a URL with another.
  private mutating func reportSpellings(
    _ spellings: Spellings<DocumentID>, in group: DocumentGroup, _ grouping: Grouping
  ) {
    let preferred = spellings.preferred
    guard let other = spellings.other(than: preferred.text) else { return }
    let preferredPlace = place(of: preferred, grouping)
    let otherPlace = place(of: other, grouping)
    diagnostics.append(
      SharedURL(
        text: preferred.text, place: preferredPlace, other: other.text, otherPlace: otherPlace,
        more: preferred.count - 1
      ).asPreferred)
    forEachText(in: group, grouping) { text, place, more in
      text == preferred.text
        ? nil
        : SharedURL(text: text, place: place, other: preferred.text, otherPlace: preferredPlace, more: more).asMistake
    }
  }

  /// Adds a finding for each text of a group at its first use. `finding` gets the number of other uses.
  private mutating func forEachText(
    in group: DocumentGroup, _ grouping: Grouping, _ finding: (String, SourceLocation, Int) -> Diagnostic?
  ) {
    var seen: Set<String> = []
    for id in group.documents {
      let document = pages[Int(id.rawValue)].document
      for case .text(let text) in grouping.keys(of: document, today: nil) where slug(text) == group.slug {
        guard let spelling = group.spellings?[text], seen.insert(text).inserted else { continue }
        let place = places.place(of: text, in: document, field: grouping.source)
        if let finding = finding(text, place, spelling.count - 1) { diagnostics.append(finding) }
      }
    }
  }

  private mutating func place(of spelling: Spellings<DocumentID>.Spelling, _ grouping: Grouping) -> SourceLocation {
    places.place(of: spelling.text, in: pages[Int(spelling.first.rawValue)].document, field: grouping.source)
  }
}
