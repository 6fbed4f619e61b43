import Diagnostics
import HTML

/// The findings about raw HTML that is not written.
enum HTMLProblemText {
  /// Returns the rule, the message, and the suggestion for a problem.
  static func text(of kind: HTMLProblem.Kind) -> (rule: Rule, message: String, help: String) {
    switch kind {
    case .element(let name): (.rawHTML, "the tag <\(cut(name))> is shown as text", "remove it")
    case .misplaced(let name):
      (
        .rawHTML, "the tag <\(name)> is shown as text, because it is not in \(container(of: name))",
        "add the tags around it"
      )
    case .depth(let name):
      (
        .rawHTML, "the tag <\(name)> is shown as text, because too many elements are open",
        "close the elements before it"
      )
    case .endTag(let name):
      (
        .rawHTML, "the end tag </\(name)> has no start tag and is left out",
        "remove it, or put both tags in the same block"
      )
    case .attribute(let name, let element):
      (.rawHTML, "the attribute \"\(cut(name))\" of <\(element)> is left out", "remove it")
    case .identifier(let name):
      (.rawHTML, "the name \"\(cut(name))\" means something to scripts and is left out", "choose another name")
    case .themeIdentifier(let name):
      (
        .rawHTML, "the name \"\(cut(name))\" is left out, because the IDs of themes begin with \"theme:\"",
        "choose another name"
      )
    case .eventHandler(let name): refused("\"\(cut(name))\" would run a script")
    case .url(let attribute, let scheme):
      refused("\"\(attribute)\" contains an unsafe URL", otherwise: alternative(allowing: scheme))
    case .unclosed: refused("a tag or comment is not closed")
    }
  }

  /// Returns the end of a suggestion: the site can allow the scheme of a URL.
  static func alternative(allowing scheme: URLScheme?) -> String {
    scheme.map { ", or add \"\(cut($0.name))\" to url-schemes in site.yml" } ?? ""
  }

  private static func refused(_ reason: String, otherwise: String = "") -> (Rule, String, String) {
    (.refusedHTML, "this HTML is not allowed: \(reason)", "remove that part, or write it in Markdown\(otherwise)")
  }

  private static func container(of name: String) -> String {
    switch name {
    case "li": "<ul> or <ol>"
    case "dt", "dd": "<dl>"
    default: "<table>"
    }
  }

  private static func cut(_ name: String) -> String { name.count > 40 ? "\(name.prefix(40))…" : name }
}
