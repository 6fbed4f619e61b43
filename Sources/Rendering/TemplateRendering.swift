import Content
import Diagnostics
import Files
import Templates
import Themes
import Values

/// A single template, rendered with its own data and without a site, for experiments.
package struct TemplateRendering: Sendable {
  /// The file of the template. Its folder contains the templates that it names.
  package var template: String
  /// A JSON or YAML file whose entries are the template's variables.
  package var data: String?
  /// The theme that provides the templates that are not in the folder, and the folder of themes.
  package var theme: (name: String, folder: String)?
  package var options = TemplateOptions()

  package init(template: String) { self.template = template }

  /// Returns the rendered bytes, or all findings.
  package func render() -> Result<[UInt8], TemplateRenderingFailure> {
    let (data, dataErrors) = variables()
    let (sources, sourceErrors) = templates()
    let shown = Workspace(Tables(values: data.table))
    let variables = shown.attributeNames(of: data.value)
    var names = NameTable()
    let entry = TemplateEntry(sources.first?.name ?? "", globals: variables.map { _ in .any })
    let (library, errors) = TemplateSet(sources, globals: variables, options: options)
      .compile(for: [entry], names: &names)
    let diagnostics = dataErrors + sourceErrors + errors
    guard !diagnostics.hasErrors, let template = library.template(for: entry) else {
      return .failure(TemplateRenderingFailure(diagnostics: diagnostics.inReadingOrder()))
    }
    var renderer = Renderer(library, tables: Tables(values: data.table, names: names))
    let globals = variables.map { shown.attribute(named: $0, of: data.value) ?? .null }
    var output: [UInt8] = []
    do { try renderer.render(template, globals: globals, into: &output) } catch {
      return .failure(TemplateRenderingFailure(diagnostics: [error.diagnostic(rendering: self.template)]))
    }
    return .success(output)
  }

  private func variables() -> ((value: Value, table: ValueTable), [Diagnostic]) {
    var reader = DataReader()
    guard let data else { return ((.null, reader.table), []) }
    do {
      let (value, errors) = reader.read(try FileContents.read(data), path: data)
      let isMap = value.kind == .map || !errors.isEmpty
      let notMap = Diagnostic(
        .template, "this is not a map of variables", at: SourceLocation(path: data), help: #"write {"name": value}"#)
      return ((value, reader.table), errors + (isMap ? [] : [notMap]))
    } catch { return ((.null, reader.table), [Diagnostic(.unreadableFile, error.description)]) }
  }

  /// Returns the template and all templates that it names, directly or indirectly, starting with the template itself.
  private func templates() -> ([TemplateSource], [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var inTheme: [String: TemplateSource] = [:]
    if let theme {
      let (loaded, errors) = Theme.load(theme.name, namedAt: nil, from: theme.folder)
      diagnostics += errors
      inTheme = Dictionary(loaded.templates.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let (folder, name) = Self.split(template)
    var sources: [TemplateSource] = []
    var known: Set = [name]
    var wanted = [name]
    while !wanted.isEmpty {
      let next = wanted.removeFirst()
      let path = folder + next
      let source: TemplateSource
      if sources.isEmpty || FileStatus(path)?.kind == .file {
        do {
          let bytes = try FileContents.read(path)
          source = TemplateSource(name: next, path: path, text: String(decoding: bytes, as: UTF8.self))
        } catch {
          diagnostics.append(Diagnostic(.unreadableFile, error.description))
          continue
        }
      } else if let found = inTheme[next] {
        source = found
      } else {
        continue
      }
      sources.append(source)
      for name in source.namedTemplates where known.insert(name).inserted { wanted.append(name) }
    }
    return (sources, diagnostics)
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }
}
