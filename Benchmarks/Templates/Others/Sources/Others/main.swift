import Dispatch
import Foundation
import Mustache
import Stencil

/// Returns the microseconds per page of an engine: `Others mustache|stencil TEMPLATE DATA THREADS PAGES`.
func microseconds(threads: Int, pages: Int, _ render: @escaping () throws -> String) -> Double {
  let start = DispatchTime.now().uptimeNanoseconds
  DispatchQueue.concurrentPerform(iterations: threads) { _ in
    var length = 0
    for _ in 0..<pages / threads { length += (try? render())?.utf8.count ?? 0 }
    precondition(length > 0)
  }
  return Double(DispatchTime.now().uptimeNanoseconds - start) / 1_000 / Double(pages)
}

let arguments = CommandLine.arguments
guard arguments.count == 6, let threads = Int(arguments[4]), let pages = Int(arguments[5]) else { exit(2) }
let text = try String(contentsOfFile: arguments[2], encoding: .utf8)
let data = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: arguments[3])))
let variables = data as? [String: Any] ?? [:]

let render: () throws -> String
if arguments[1] == "mustache" {
  let template = try MustacheTemplate(string: text)
  render = { template.render(variables) }
} else {
  let template = Template(templateString: text)
  render = { try template.render(variables) }
}
_ = microseconds(threads: threads, pages: max(threads, pages / 10), render)
print(microseconds(threads: threads, pages: pages, render))
