import Testing

/// A wrong template and what is said of it, to the letter.
struct Mistake: Sendable, CustomTestStringConvertible {
  let template: String
  let messages: [String]
  var testDescription: String { template }

  init(_ template: String, _ messages: String...) {
    self.template = template
    self.messages = messages
  }
}

private let data = """
  {"title": "Texas", "count": 3, "items": [1, 2], "place": {"city": "Austin", "state": "TX"}}
  """

private let mistakes: [Mistake] = [

  ]

@Suite("A wrong template") struct MessageTests {
  @Test("is told its place and the nearest fix", arguments: mistakes)
  func message(_ mistake: Mistake) throws {
    let templates = ["page.html": mistake.template, "nav.html": "{% macro link() %}{% endmacro %}", "base.html": ""]
    #expect(try Rendering.of(templates, data: data).findings == mistake.messages)
  }

  @Test("is told of in every file, and of all that is wrong in it")
  func severalFiles() throws {
    let templates = [
      "base.html": "{{ a }}{% block main %}{% endblock %}\n{{ title | uper }}",
      "card.html": "{{ b }}\n{{ c | upperr }}",
      "page.html": "{% extends 'base.html' %}{% block main %}{{ d }}{% include 'card.html' %}{% endblock %}",
    ]
    #expect(
      try Rendering.of(templates, data: data).findings == [
        #"base.html:1:4 error: no variable is named "a""#,
        #"base.html:2:12 error: no filter is named "uper"; did you mean "upper"?"#,
        #"card.html:1:4 error: no variable is named "b""#,
        #"card.html:2:4 error: no variable is named "c""#,
        #"card.html:2:8 error: no filter is named "upperr"; did you mean "upper"?"#,
        #"page.html:1:45 error: no variable is named "d""#,
      ])
  }
}
