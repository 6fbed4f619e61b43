import Content
import Diagnostics
import Dispatch
import Files
import Templates
import Values

/// A benchmark that prints the microseconds per page of Broadside's engine: `TemplateBenchmark TEMPLATE DATA THREADS PAGES`.
///
/// Renders the same data repeatedly, with one renderer and one buffer per thread.
struct TemplateBenchmark {
  let library: TemplateLibrary
  let template: TemplateID
  let tables: Tables
  let globals: [Value]

  init?(template path: String, data: String) throws {
    var reader = DataReader()
    let (object, _) = reader.read(try FileContents.read(data), path: data)
    var names = NameTable()
    let shown = Workspace(Tables(values: reader.table))
    let variables = shown.attributeNames(of: object)
    let text = String(decoding: try FileContents.read(path), as: UTF8.self)
    let entry = TemplateEntry("page.html", globals: variables.map { _ in .any })
    let (library, errors) = TemplateSet([TemplateSource(name: "page.html", path: path, text: text)], globals: variables)
      .compile(for: [entry], names: &names)
    guard errors.isEmpty, let template = library.template(for: entry) else {
      print(errors.map(\.description).joined(separator: "\n"))
      return nil
    }
    self.library = library
    self.template = template
    tables = Tables(values: reader.table, names: names)
    globals = variables.map { shown.attribute(named: $0, of: object) ?? .null }
  }

  func microseconds(threads: Int, pages: Int) -> Double {
    let clock = ContinuousClock()
    let duration = clock.measure {
      DispatchQueue.concurrentPerform(iterations: threads) { _ in
        var renderer = Renderer(library, tables: tables)
        var output: [UInt8] = []
        // A copy for each thread, because each page of a site has an array of its own.
        let globals = globals.map { $0 }
        for _ in 0..<pages / threads {
          output.removeAll(keepingCapacity: true)
          renderer.workspace.reset()
          try? renderer.render(template, globals: globals, into: &output)
        }
        precondition(!output.isEmpty)
      }
    }
    return duration / .microseconds(1) / Double(pages)
  }
}

let arguments = CommandLine.arguments
if arguments.count == 5, let threads = Int(arguments[3]), let pages = Int(arguments[4]),
  let benchmark = try TemplateBenchmark(template: arguments[1], data: arguments[2])
{
  _ = benchmark.microseconds(threads: threads, pages: pages / 10)
  print(benchmark.microseconds(threads: threads, pages: pages))
}
