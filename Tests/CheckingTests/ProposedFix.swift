import Diagnostics
import Foundation

/// The edit that the advice of a finding proposes, if it says exactly what to write. It is applied as an editor would: at
/// the location of the finding.
struct ProposedFix {
  private let message: String
  private let advice: String
  private let location: Diagnostics.SourceLocation

  init?(_ finding: Diagnostic) {
    guard let help = finding.help, let location = finding.location else { return nil }
    message = finding.message
    advice = help.replacing(#/^every .+? needs this .+?\): /#, with: "")
    self.location = location
  }

  /// The new path of the file, in its folder or in the folder of the site.
  var newPath: String? {
    // A file that is used elsewhere needs more than one edit.
    if advice.contains(", here and") { return nil }
    return advice.firstMatch(of: #/^(?:rename|move) it to ([^ ,]+)/#).map { String($0.1) }
  }

  /// Returns the text of the file after the edit; `nil` if the advice does not say exactly what to write.
  func applied(to text: String) -> String? {
    let lines = text.components(separatedBy: "\n")
    guard lines.indices.contains(location.line - 1) else { return nil }
    for part in advice.components(separatedBy: "; ") {
      if let fixed = applied(part, to: lines) { return fixed.joined(separator: "\n") }
    }
    return nil
  }

  private func applied(_ part: String, to lines: [String]) -> [String]? {
    let line = lines[location.line - 1]
    let indent = String(line.prefix { $0 == " " })
    let isFenceMissing = #/^add a line of three dashes below line (\d+): ---$/#
    if let match = part.firstMatch(of: isFenceMissing), let number = Int(match.1) {
      return Array(lines[..<number]) + ["---"] + Array(lines[number...])
    }
    if let match = part.firstMatch(of: #/^write two lines: (:::.+}) and :::/#), line.contains("</") {
      return Array(lines[..<(location.line - 1)]) + [String(match.1), ":::"] + Array(lines[location.line...])
    }
    if let match = part.firstMatch(of: #/^link to .*: (\[.+\]\([^ ]+\))$/#), line.contains("</") {
      return lines.enumerated().map { $0 == location.line - 1 ? String(match.1) : $1 }
    }
    if part.hasPrefix("put it in brackets: ") {
      return replacingValue(in: lines, with: String(part.dropFirst("put it in brackets: ".count)))
    }
    let fixed: String?
    if let match = part.firstMatch(of: #/^did you mean "(.+?)"\?/#) {
      fixed = replacingName(in: line, with: String(match.1))
    } else if part.firstMatch(of: #/remove the (comma|semicolon|period|space here|tab)$/#) != nil {
      fixed = replacingMark(in: line, with: "")
    } else if let match = part.firstMatch(of: #/^indent this line with (\d+) spaces$/#), let count = Int(match.1) {
      fixed = String(repeating: " ", count: count) + line.drop { $0 == " " || $0 == "\t" }
    } else if let match = part.firstMatch(of: #/with a dash: (- .+)$/#) {
      fixed = indent + match.1
    } else if part == "end it with exactly three dashes: ---" {
      fixed = "---"
    } else if let match = part.firstMatch(of: #/^remove the spaces?: (.+)$/#) {
      fixed = replacingMark(in: line, with: String(match.1))
    } else {
      fixed = proposal(in: part, for: line).flatMap { replacing(in: line, with: $0, quoting: part) }
    }
    return fixed.map { fixed in lines.enumerated().map { $0 == location.line - 1 ? fixed : $1 } }
  }

  /// Returns the text that `part` proposes to write at the mark in `line`.
  private func proposal(in part: String, for line: String) -> String? {
    let verbs = [
      "write it as", "write", "add a colon:", "close it:", "quote it differently:", "put it in quotes:",
      "put the value in quotes:", "put the whole value in quotes:", "write the URL without spaces:",
      "the quotation marks are part of the value: write", "the quotation marks are part of the name: write",
    ]
    let verb = verbs.first { part.hasPrefix($0 + " ") }
    guard let verb, !part.contains("…") else { return nil }
    let written = String(part.dropFirst(verb.count + 1))
    let text = (written.contains("\"") ? written : written.components(separatedBy: ", or ")[0])
      .components(separatedBy: ", without ")[0]
    // In a tag, a whole tag replaces more than the mark, and the names a, b, and x stand for those of the author.
    let before = split(line).before
    let isInTag = ["{{", "{%", "{ %", "{ {"].contains {
      before.components(separatedBy: $0).count > before.components(separatedBy: $0 == "{{" ? "}}" : "%}").count
    }
    if isInTag, text.contains("{") || text.contains(#/\b[abx]\b/#) { return nil }
    let words = #/^(a|an|the|each|it|one|only|exactly|them|digits|true or|your|every|either|this|as|what|whole) /#
    // The mark of a date pattern does not contain the name of the filter.
    guard !text.contains(words), text != "more", !text.hasPrefix("date("),
      !text.contains(", with "), !text.contains(" for "), !text.contains(" on the next line")
    else { return nil }
    guard part.hasPrefix("write \"") else { return text }
    return text.hasSuffix("\"") && text.count > 2 ? String(text.dropFirst().dropLast()) : nil
  }

  /// Returns `line` with the field, value, or text that the finding marks replaced by `text`.
  private func replacing(in line: String, with text: String, quoting part: String) -> String? {
    if let key = text.firstMatch(of: #/^([A-Za-z][A-Za-z0-9-]*): /#).map({ String($0.1) }) {
      let start = line.prefix { " -".contains($0) }
      if line.dropFirst(start.count).hasPrefix(key) { return start + text }
      guard let field = line.firstRange(of: key + ": "), let end = line.lastIndex(of: "}") else { return nil }
      return line[..<field.lowerBound] + text + " " + line[end...]
    }
    let marks: Set<Character> = ["\"", "'"]
    if part.hasPrefix("put the whole value"), let first = line.firstIndex(where: marks.contains),
      let last = line.lastIndex(where: marks.contains)
    {
      return line[..<first] + text + line[line.index(after: last)...]
    }
    guard part.hasPrefix("put it in quotes") || part.hasPrefix("close it") else {
      return replacingMark(in: line, with: text)
    }
    let (before, after) = split(line)
    let isInFlow = before.contains { $0 == "[" || $0 == "{" }
    return before + text + (isInFlow ? String(after.drop { !",]}".contains($0) }) : "")
  }

  /// Returns `lines` with the value that begins at the mark, which can be on several lines, replaced by `text`.
  private func replacingValue(in lines: [String], with text: String) -> [String] {
    let below = lines[location.line...].drop { $0.hasPrefix("  ") && !$0.contains(": ") }
    let before = split(lines[location.line - 1]).before
    return Array(lines[..<(location.line - 1)]) + [before + text] + below
  }

  /// Returns `line` with the name that the message quotes replaced by `name`.
  private func replacingName(in line: String, with name: String) -> String {
    let (before, after) = split(line)
    let length = after.unicodeScalars.index(after.startIndex, offsetBy: location.length, limitedBy: after.endIndex)
    let marked = after[..<(length ?? after.endIndex)]
    if name.hasPrefix("#"), let hash = marked.firstIndex(of: "#") {
      return before + marked[..<hash] + name + after[marked.endIndex...]
    }
    let quoted = message.matches(of: #/"([^"]+)"/#).map { String($0.1) }.filter { $0 != name }
    // The mark can be a little more than the name, such as a component with its colons, or the key of the field.
    guard !quoted.contains(where: { $0 == marked }), let old = quoted.first(where: after.contains),
      let range = after.firstRange(of: old)
    else { return replacingMark(in: line, with: name) }
    return before + after.replacingCharacters(in: range, with: name)
  }

  private func replacingMark(in line: String, with text: String) -> String {
    let (before, after) = split(line)
    return before + text + String(String.UnicodeScalarView(after.unicodeScalars.dropFirst(location.length)))
  }

  private func split(_ line: String) -> (before: String, after: String) {
    let scalars = line.unicodeScalars
    return (
      String(String.UnicodeScalarView(scalars.prefix(location.column - 1))),
      String(String.UnicodeScalarView(scalars.dropFirst(location.column - 1)))
    )
  }
}
