extension PageChange {
  /// What of the page changed, in one word or two, and how its text reads; `nil` where it has no text.
  var told: (label: String, text: TextChange)? {
    switch self {
    case .title(let text): ("title", text)
    case .description(let text): ("description", text)
    case .text(let text): ("text", text)
    case .frame(let text): ("menu or footer", text)
    case .links, .pictures, .markup: nil
    }
  }

  /// What came and what went of what the page names: its links, its pictures.
  var named: (label: String, added: [String], removed: [String])? {
    switch self {
    case .links(let added, let removed): ("links", added, removed)
    case .pictures(let added, let removed): ("pictures", added, removed)
    case .title, .description, .text, .frame, .markup: nil
    }
  }
}
