import Markdown

/// Renders the bytes as Markdown without raw HTML, with every link resolution, and checks that there is no script.
struct MarkdownFuzzer: Fuzzer {
  private let renderer = MarkdownRenderer()

  func run(_ bytes: [UInt8]) {
    for answer in 0..<4 {
      var number = answer
      let document = renderer.render(bytes[...]) { link in
        number += 1
        switch number % 4 {
        case 0: return .keep
        case 1: return .replace("/else/where/?a=\"'<>&" + link.destination)
        case 2: return .drop
        default: return link.place == nil ? .locate : .drop
        }
      }
      let html = document.assembled { component, body in Array("<!--\(component.name.count)-->".utf8) + body }
      precondition(!String(decoding: html, as: UTF8.self).lowercased().contains("<script"))
      for finding in document.findings { precondition(finding.line > 0 && finding.column > 0) }
    }
    _ = renderer.plainText(of: bytes[...])
    precondition(renderer.excerpt(of: bytes[...], limit: 100).count <= 101)
  }
}
