import Content
import Diagnostics
import Files
import Markdown
import Parallel
import Rendering
import Site
import YAML

/// The external URLs that documents and settings link to.
struct ExternalLinks {
  let site: LoadedSite
  let options: CheckOptions.External

  /// Returns the URL to request for a link, without its fragment, or `nil` if the link does not point to the web.
  static func address(_ url: String) -> String? {
    guard url.hasPrefix("https://") || url.hasPrefix("http://"),
      url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
    else { return nil }
    return String(url.prefix { $0 != "#" })
  }

  /// Requests each URL and returns the results. Adds a note if time runs out, or if the responses cannot be saved.
  func answers(parallelism: Parallelism) async -> ([String: ExternalAnswer], [Diagnostic]) {
    let now = FileStamp.now / 1_000_000_000
    var saved = SavedResponses(at: options.savedResponses)
    let urls = await urls(parallelism: parallelism)
    let asked = urls.filter { !saved.isFresh($0, age: options.age, now: now) }
    let probe = LinkProbe(
      program: options.program, resolver: options.resolver, deadline: .now + .seconds(options.limit))
    var answers = await probe.answers(of: asked.sorted())
    if answers.values.allSatisfy({ $0 == .unknownHost }) {
      if answers.count > 2 {
        let problem = "none of the \(answers.count) external URLs can be reached"
        return ([:], [Diagnostic(.externalLink, problem, help: "check this machine's network connection")])
      }
      answers = answers.mapValues { _ in .unknownHostAlone }
    }
    for (url, answer) in answers where answer == .alive { saved.save(url, now: now) }
    var diagnostics: [Diagnostic] = []
    if answers.count < asked.count {
      diagnostics.append(
        Diagnostic(
          .externalLink,
          "the time limit was reached, and \(asked.count - answers.count) of \(urls.count) external URLs were not checked",
          help:
            "run the check again (it skips the URLs that responded), or allow more time with --external-limit"))
    }
    do { try saved.write(age: options.age, now: now) } catch {
      diagnostics.append(Diagnostic(.externalLink, error.description))
    }
    return (answers, diagnostics)
  }

  /// Returns all distinct external URLs, without those of the site itself.
  private func urls(parallelism: Parallelism) async -> Set<String> {
    let site = site
    let own = site.graph.settings.identity.url.text
    let found = await parallelism.map(
      site.graph.pages.count, chunk: 16,
      state: { MarkdownRenderer(options: MarkdownOptions(site)) },
      { markdown, range in
        range.reduce(into: Set<String>()) { Self.collect(site.graph.pages[$1], of: site, markdown, into: &$0) }
      })
    var urls = found.reduce(into: Set<String>()) { $0.formUnion($1) }
    for place in Self.settingsLinks(of: site) { urls.insert(place.url) }
    return urls.filter { $0 != own && !$0.hasPrefix(own + "/") }
  }

  private static func collect(
    _ page: Page, of site: LoadedSite, _ markdown: MarkdownRenderer, into urls: inout Set<String>
  ) {
    guard page.document.hasFile, let bytes = try? FileContents.read(page.document.path) else { return }
    var found: Set<String> = []
    func note(_ url: String) { if let address = address(url) { found.insert(address) } }
    if let node = Document.frontMatter(in: bytes, path: page.document.path) {
      Field.visit(node, as: site.graph.types[page.type].fields) { type, value in
        if type.isScalar(URLType.self), let url = value.scalarText { note(url) }
      }
    }
    func read(_ source: ArraySlice<UInt8>) {
      _ = markdown.render(source) { link in
        note(link.destination)
        return .keep
      }
    }
    for text in page.document.record.markdown { read(ArraySlice(text.text.utf8)) }
    if page.document.body.range.upperBound <= bytes.count { read(bytes[page.document.body.range]) }
    urls.formUnion(found)
  }

  /// Returns the URLs in `site.yml`, with their locations.
  static func settingsLinks(of site: LoadedSite) -> [(url: String, written: String, place: SourceLocation)] {
    let path = site.graph.settings.path
    guard let bytes = try? FileContents.read(path), let node = YAMLDocument.parse(bytes[...], path: path).0 else {
      return []
    }
    var links: [(url: String, written: String, place: SourceLocation)] = []
    func visit(_ node: Node) {
      switch node.content {
      case .scalar(let scalar):
        // A pattern is not a URL.
        guard !scalar.text.contains("{"), let url = address(scalar.text) else { return }
        links.append((url, scalar.text, node.place.location(in: path)))
      case .sequence(let nodes): nodes.forEach(visit)
      case .mapping(let entries): for entry in entries where entry.key != "base-url" { visit(entry.value) }
      }
    }
    visit(node)
    return links
  }
}
