import Templates
import Values

/// Compiles the bytes as a template with every kind of escaping, and renders it if it is valid. Checks that errors have a
/// location, and that time and memory are bounded.
struct TemplateFuzzer: Fuzzer {
  func run(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    for ending in ["html", "xml", "json", "txt"] {
      let name = "page." + ending
      var table = ValueTable()
      let variables = variables(in: &table)
      let part = TemplateSource(
        name: "part.html", path: "part.html", text: "{% macro m(a, b=1) %}{{ a }}{% endmacro %}")
      let set = TemplateSet(
        [TemplateSource(name: name, path: name, text: text), part], globals: variables.map(\.name))
      let entry = TemplateEntry(name, globals: variables.map { _ in .any })
      var names = NameTable()
      let (library, errors) = set.compile(for: [entry], names: &names)
      for error in errors { precondition((error.location?.line ?? 0) > 0 && (error.location?.column ?? 0) > 0) }
      guard errors.isEmpty, let template = library.template(for: entry) else { continue }
      var renderer = Renderer(library, tables: Tables(values: table, names: names))
      renderer.limits.rounds = 2_000
      renderer.limits.outputSize = 1 << 20
      var output: [UInt8] = []
      do { try renderer.render(template, globals: variables.map(\.value), into: &output) } catch {
        precondition(!error.message.isEmpty)
      }
    }
  }
}

private func variables(in table: inout ValueTable) -> [(name: String, value: Value)] {
  let text = table.text("a <b> & \"c\"")
  let list = table.list([.integer(1), text, .null])
  let map = table.map([(key: table.text("k"), value: text), (key: table.text("n"), value: .number(2.5))])
  return [("a", text), ("b", list), ("c", map), ("d", .integer(7)), ("e", .null), ("f", .boolean(true))]
}
