// Writes the HTML of the Markdown texts in the standard input, for Tests/Trust/test_browser_payloads.py. Raw HTML is
// allowed, and findings are ignored, so the HTML is what a page would contain if a build did not stop after an error. The
// input is a JSON array of texts, and the output is a JSON array of HTML.

import FoundationEssentials
import Markdown

var input = Data()
while let line = readLine(strippingNewline: false) { input.append(contentsOf: line.utf8) }
let renderer = MarkdownRenderer(options: MarkdownOptions(rawHTML: true))
let pages = try JSONDecoder().decode([String].self, from: input).map { text in
  let document = renderer.render(Array(text.utf8)[...])
  return String(decoding: document.assembled { _, body in body }, as: UTF8.self)
}
print(String(decoding: try JSONEncoder().encode(pages), as: UTF8.self))
