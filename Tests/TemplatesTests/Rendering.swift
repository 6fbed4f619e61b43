import Content
import Diagnostics
import Templates
import Values

/// The result of rendering templates: the output, or the findings.
struct Rendering: Equatable, CustomStringConvertible {
  let output: String
  let findings: [String]

  var description: String { findings.isEmpty ? output : findings.joined(separator: "\n") }

  /// Renders the template named `name`, with the entries of the JSON object `data` as its variables.
  static func of(
    _ templates: [String: String], name: String = "page.html", data: String = "{}",
    limits: RenderLimits = RenderLimits()
  ) throws -> Rendering {
    var reader = DataReader()
    let (object, errors) = reader.read(Array(data.utf8), path: "data.json")
    var names = NameTable()
    let workspace = Workspace(Tables(values: reader.table))
    let variables = workspace.attributeNames(of: object)
    let set = TemplateSet(
      templates.sorted { $0.key < $1.key }.map { TemplateSource(name: $0, path: $0, text: $1) }, globals: variables)
    let entry = TemplateEntry(name, globals: variables.map { _ in .any })
    let (library, found) = set.compile(for: [entry], names: &names)
    guard let template = library.template(for: entry), (errors + found).isEmpty else {
      return Rendering(findings: errors + found)
    }
    var renderer = Renderer(library, tables: Tables(values: reader.table, names: names))
    renderer.limits = limits
    let globals = variables.map { workspace.attribute(named: $0, of: object) ?? .null }
    var output: [UInt8] = []
    do { try renderer.render(template, globals: globals, into: &output) } catch {
      return Rendering(findings: [error.diagnostic(rendering: "/")])
    }
    return Rendering(output: String(decoding: output, as: UTF8.self), findings: [])
  }

  /// Renders a single HTML template.
  static func of(_ template: String, data: String = "{}") throws -> Rendering {
    try of(["page.html": template], data: data)
  }

  private init(output: String, findings: [String]) {
    self.output = output
    self.findings = findings
  }

  private init(findings: [Diagnostic]) { self.init(output: "", findings: findings.map(\.description)) }
}
