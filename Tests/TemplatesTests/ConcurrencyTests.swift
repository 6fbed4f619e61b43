import Diagnostics
import Templates
import Testing
import Values

@Suite("Renderers") struct ConcurrencyTests {
  @Test("Renderers of one library render the same pages on concurrent threads")
  func threads() async throws {
    var names = NameTable()
    let source = TemplateSource(
      name: "page.html", path: "page.html",
      text: "{% for i in range(n) %}{% set x = i ~ '<' %}{{ x | upper }}{{ loop.index }}{% endfor %}")
    let entry = TemplateEntry("page.html", globals: [.number])
    let (library, diagnostics) = TemplateSet([source], globals: ["n"]).compile(for: [entry], names: &names)
    let template = try #require(library.template(for: entry))
    #expect(diagnostics.isEmpty)
    let tables = Tables(names: names)
    let expected = (0..<50).map { number in (0..<number).map { "\($0)&lt;\($0 + 1)" }.joined() }
    await withTaskGroup(of: [String].self) { group in
      for _ in 0..<8 {
        group.addTask {
          var renderer = Renderer(library, tables: tables)
          return (0..<50).map { number in
            var output: [UInt8] = []
            renderer.workspace.reset()
            try? renderer.render(template, globals: [.integer(number)], into: &output)
            return String(decoding: output, as: UTF8.self)
          }
        }
      }
      for await pages in group { #expect(pages == expected) }
    }
  }
}
