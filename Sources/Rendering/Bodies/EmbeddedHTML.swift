import Content
import HTML
import Markdown
import Site

/// Advice on raw HTML that has no equivalent in Markdown, such as an embedded player or a form: what to write instead.
struct EmbeddedHTML {
  private let components: [Component]
  private let frameHosts: [String]
  private let allowsRawHTML: Bool

  /// The maximum length of the HTML that is searched for a tag, in bytes.
  private static let longest = 4_000

  init(_ site: LoadedSite) {
    components = site.components
    frameHosts = site.graph.settings.values.frameHostNames
    allowsRawHTML = site.graph.settings.allowsRawHTML
  }

  /// Returns `findings` about a text with better advice on raw HTML. `source` begins on line `startLine` of its file.
  func advising(
    _ findings: [MarkdownFinding], in source: ArraySlice<UInt8>, startLine: Int
  ) -> [MarkdownFinding] {
    guard findings.contains(where: { $0.rule == .rawHTML }) else { return findings }
    let lines = source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return findings.map { finding in
      guard finding.rule == .rawHTML, let tag = tag(of: finding, in: lines, startLine: startLine),
        let help = advice(on: tag)
      else { return finding }
      var advised = finding
      advised.help = help
      return advised
    }
  }

  /// Returns the first tag with advice in the HTML of a finding: in its block, or only the reported tag if raw HTML is
  /// allowed, because then each tag has a finding.
  private func tag(of finding: MarkdownFinding, in lines: [ArraySlice<UInt8>], startLine: Int) -> HTMLTag? {
    let number = finding.line - startLine
    guard lines.indices.contains(number) else { return nil }
    let start = lines[number].indices.filter { lines[number][$0] & 0xC0 != 0x80 }.dropFirst(finding.column - 1).first
    guard let start, lines[number][start] == UInt8(ascii: "<") else { return nil }
    let below = lines[(number + 1)...].prefix { !$0.allSatisfy(\.isHTMLSpace) }
    let block = ([lines[number][start...]] + below).joined(separator: [UInt8(ascii: "\n")]).prefix(Self.longest)
    var tokenizer = HTMLTokenizer(Array(block))
    while let token = tokenizer.next() {
      guard case .tag(let tag) = token else { continue }
      if !tag.isEndTag, Self.kind(of: tag) != nil { return tag }
      if allowsRawHTML { return nil }
    }
    return nil
  }

  private enum Kind {
    case frame, media, form, script, style
  }

  private static func kind(of tag: HTMLTag) -> Kind? {
    switch tag.name {
    case "iframe", "frame", "embed", "object": .frame
    case "video", "audio": .media
    case "form", "input", "select", "textarea", "button": .form
    case "script", "noscript": .script
    case "style", "link": .style
    default: nil
    }
  }

  private func advice(on tag: HTMLTag) -> String? {
    switch Self.kind(of: tag) {
    case .frame: return frame(Self.url(of: tag), title: tag["title"]?.value)
    case .media:
      // Raw HTML can contain these elements, but not with files of other hosts.
      if allowsRawHTML { return nil }
      let url = Self.url(of: tag)
      let link = "link to the file: " + Self.link(tag.name == "audio" ? "Listen" : "Watch", to: url)
      guard let url, !url.contains("://") else { return link }
      return link + "; or allow HTML with `markdown: { raw-html: true }` in site.yml"
    case .form: return "link to the page that has the form: " + Self.link("Open the form", to: tag["action"]?.value)
    case .script: return "remove it, and link to the page that shows what the script adds"
    case .style: return "remove it, and put the rules in the style sheet of a theme"
    case nil: return nil
    }
  }

  /// Returns what to write for a page in a frame.
  private func frame(_ url: String?, title: String?) -> String {
    let title = title.flatMap { $0.isEmpty ? nil : $0 }
    guard let url, url.hasPrefix("https://"), let component = player(of: url, title: title) else {
      return "link to it: " + Self.link(title ?? "Open it", to: url)
    }
    let host = url.dropFirst("https://".count).prefix { !"/?#".contains($0) }.lowercased()
    let lines = "write two lines: \(component) and :::"
    if isAllowed(host) { return lines }
    return lines + ", and allow the host in site.yml: frame-hosts: [\((frameHosts + [host]).joined(separator: ", "))]"
  }

  /// Returns the component of the theme that embeds `url`; `nil` if the theme has none.
  private func player(of url: String, title: String?) -> String? {
    let component = components.first { component in
      component.fields.contains { $0.key == "embed" && $0.type.isScalar(URLType.self) }
    }
    guard let component else { return nil }
    let attributes = component.fields.filter { $0.isRequired || $0.key == "embed" }.map { field in
      let value = field.type.isScalar(URLType.self) ? url : title ?? "The title"
      return "\(field.key)=\"\(value.replacing("\"", with: "'"))\""
    }
    return ":::\(component.name){\(attributes.joined(separator: " "))}"
  }

  private func isAllowed(_ host: String) -> Bool {
    frameHosts.contains { $0 == host || $0.hasPrefix("*.") && host.hasSuffix($0.dropFirst()) }
  }

  private static func link(_ text: String, to url: String?) -> String {
    "[\(text)](\(url.flatMap { $0.isEmpty ? nil : $0 } ?? "its URL"))"
  }

  /// Returns the URL of what the tag embeds.
  private static func url(of tag: HTMLTag) -> String? {
    let written = (tag["src"] ?? tag["data"])?.value.replacing(" ", with: "%20")
    return written.map { $0.hasPrefix("//") ? "https:\($0)" : $0 }
  }
}
