extension PageChange {
  /// The label of a change and the changed text; `nil` if it is not a change to text.
  var told: (label: String, text: TextChange)? {
    switch self {
    case .title(let text): ("title", text)
    case .description(let text): ("description", text)
    case .text(let text): ("text", text)
    case .frame(let text): ("menu or footer", text)
    case .links, .pictures, .markup: nil
    }
  }

  /// The label of a change to links or images, with what was added and removed; `nil` for other changes.
  var named: (label: String, added: [String], removed: [String])? {
    switch self {
    case .links(let added, let removed): ("links", added, removed)
    case .pictures(let added, let removed): ("images", added, removed)
    case .title, .description, .text, .frame, .markup: nil
    }
  }
}
