import Values

/// Filters of text.
enum TextFilters {
  static let all: [Filter] = [
    Filter("upper") { workspace, value, _ in workspace.make(workspace.text(value).uppercased(), like: value) },
    Filter("lower") { workspace, value, _ in workspace.make(workspace.text(value).lowercased(), like: value) },
    Filter("capitalize") { workspace, value, _ in
      let text = workspace.text(value)
      return workspace.make(text.prefix(1).uppercased() + text.dropFirst().lowercased(), like: value)
    },
    Filter("title") { workspace, value, _ in workspace.make(titled(workspace.text(value)), like: value) },
    Filter("trim", ["chars"]) { workspace, value, arguments in
      let characters = arguments[0].isMissing ? nil : Set(workspace.text(arguments[0]))
      return workspace.make(trimmed(workspace.text(value), characters), like: value)
    },
    Filter("replace", ["old", "new", "count"], required: 2) { workspace, value, arguments in
      let limit = arguments[2].integerValue ?? Int.max
      let old = workspace.text(arguments[0])
      guard !old.isEmpty else { return value }
      return workspace.make(
        workspace.text(value).replacing(
          old, with: workspace.text(arguments[1], into: value), maxReplacements: max(0, limit)),
        like: value)
    },
    Filter("truncate", ["length", "killwords", "end", "leeway"]) { workspace, value, arguments in
      let length = try workspace.integer(arguments[0], "length", standard: 255)
      let leeway = try workspace.integer(arguments[3], "leeway", standard: 5)
      let end = arguments[2].isMissing ? "..." : workspace.text(arguments[2], into: value)
      let text = workspace.text(value)
      guard text.count > length + leeway else { return value }
      let kept = String(text.prefix(max(0, length - end.count)))
      let words = kept.lastIndex(of: " ").map { String(kept[..<$0]) } ?? kept
      return workspace.make((arguments[1].isTrue(workspace) ? kept : words) + end, like: value)
    },
    Filter("striptags") { workspace, value, _ in workspace.make(withoutTags(workspace.text(value))) },
    Filter("indent", ["width", "first", "blank"]) { workspace, value, arguments in
      let padding = String(
        repeating: " ", count: min(1_000, max(0, try workspace.integer(arguments[0], "width", standard: 4))))
      let lines = workspace.text(value).split(separator: "\n", omittingEmptySubsequences: false)
      let indented = lines.enumerated().map { index, line in
        let skips = index == 0 ? !arguments[1].isTrue(workspace) : line.isEmpty && !arguments[2].isTrue(workspace)
        return skips ? String(line) : padding + line
      }
      return workspace.make(indented.joined(separator: "\n"), like: value)
    },
    Filter("wordcount") { workspace, value, _ in
      .integer(workspace.text(value).split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" }).count)
    },
    Filter("slug") { workspace, value, _ in
      let words = workspace.text(value).lowercased().split { !$0.isLetter && !$0.isNumber }
      return workspace.make(words.joined(separator: "-"))
    },
    Filter("urlencode") { workspace, value, _ in
      let unreserved = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~/".utf8)
      let encoded = workspace.text(value).utf8.map { byte in
        if unreserved.contains(byte) { return String(UnicodeScalar(byte)) }
        return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
      return workspace.make(encoded.joined())
    },
  ]

  static func trimmed(_ text: String, _ characters: Set<Character>? = nil) -> String {
    func isCut(_ character: Character) -> Bool { characters?.contains(character) ?? character.isWhitespace }
    let start = text.drop(while: isCut)
    return String(start.reversed().drop(while: isCut).reversed())
  }

  static func titled(_ text: String) -> String {
    var result = ""
    var startsWord = true
    for character in text {
      result += startsWord ? character.uppercased() : character.lowercased()
      startsWord = character.isWhitespace || "-([{<".contains(character)
    }
    return result
  }

  private static func withoutTags(_ text: String) -> String {
    var result = ""
    var isTag = false
    for character in text {
      if character == "<" {
        isTag = true
      } else if character == ">", isTag {
        isTag = false
      } else if !isTag {
        result.append(character)
      }
    }
    let plain = [("&lt;", "<"), ("&gt;", ">"), ("&#34;", "\""), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
      .reduce(result) { $0.replacing($1.0, with: $1.1) }
    return plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
