import Diagnostics
import Parallel
import Templates
import Testing
import Values

@Suite("A set of templates") struct CompilingTests {
  private static let imports = "{% import 'macros.html' as macros %}"
  private static let sources = [
    ("layout.html", imports + "<h1>{{ page.title }}</h1>{% block main %}{{ page.first }}{% endblock %}"),
    ("member.html", "{% extends 'layout.html' %}{% block main %}{{ page.name }}{{ page.state }}{% endblock %}"),
    ("news.html", "{% extends 'layout.html' %}{% block main %}{{ page.date }}{% include 'tags.html' %}{% endblock %}"),
    ("tags.html", imports + "{% for tag in page.tags %}{{ macros.label(tag) }}{{ tag.isNew }}{% endfor %}"),
    ("macros.html", "{% macro label(tag) %}{{ tag.label.short }}{% endmacro %}"),
    ("unused.html", "{{ page.third.fourth }}{% if %}{{ nobody }}"),
    ("broken.html", "{{ page.fifth | nofilter }}"),
  ].map { TemplateSource(name: $0, path: $0, text: $1) }

  private static let entries = ["member.html", "news.html", "layout.html", "member.html", "nowhere.html"].map {
    TemplateEntry($0, globals: [.any])
  }

  @Test("Parallel and sequential compilation give the same result", arguments: [1, 2, 5])
  func inParallel(jobs: Int) async throws {
    let set = TemplateSet(Self.sources, globals: ["page"])
    var (names, namesTogether) = (NameTable(), NameTable())
    let (alone, findings) = set.compile(for: Self.entries, names: &names)
    let (together, findingsTogether) = await set.compile(
      for: Self.entries, names: &namesTogether, parallelism: Parallelism(jobs: jobs))
    #expect(findings.map(\.description) == findingsTogether.map(\.description))
    #expect(Set(findings.compactMap(\.location?.path)) == ["unused.html", "broken.html"])
    #expect(names.names == namesTogether.names)
    #expect(alone.used == ["layout.html", "member.html", "news.html", "tags.html", "macros.html"])
    #expect(alone.used == together.used)
    #expect(alone.summaries(names).map(\.fingerprint) == together.summaries(namesTogether).map(\.fingerprint))
    for entry in Self.entries { #expect(alone.template(for: entry) == together.template(for: entry)) }
  }

  @Test("Attributes are read by the names that templates use")
  func attributes() throws {
    let data = """
      {"page": {"title": "News", "date": "today", "tags": [{"label": {"short": "new"}, "isNew": 1}]}}
      """
    let templates = Dictionary(uniqueKeysWithValues: Self.sources.prefix(5).map { ($0.name, $0.text) })
    #expect(try Rendering.of(templates, name: "news.html", data: data).output == "<h1>News</h1>todaynew1")
  }
}
