import Templates
import Testing

@Suite("A template that would not end") struct LimitTests {
  private static let circles: [[String: String]] = [
    ["page.html": "{% include 'page.html' %}"],
    ["page.html": "{% include 'other.html' %}", "other.html": "{% include 'page.html' %}"],
    ["page.html": "{% extends 'page.html' %}"],
    ["page.html": "{% extends 'other.html' %}", "other.html": "{% extends 'page.html' %}"],
    ["page.html": "{% block a %}{{ self.a() }}{% endblock %}"],
    ["page.html": "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}"],
  ]

  @Test("because it contains itself is an error", arguments: circles)
  func circle(_ templates: [String: String]) throws {
    #expect(try Rendering.of(templates).findings.count == 1)
  }

  @Test("because its loops have no end is an error with its place")
  func rounds() throws {
    var limits = RenderLimits()
    limits.rounds = 1_000
    let template = "{% for a in range(100) %}\n{% for b in range(100) %}{% endfor %}{% endfor %}"
    #expect(
      try Rendering.of(["page.html": template], limits: limits).findings
        == ["page.html:2:13 error: the loops and macros of this page make more than 1000 rounds; for /"])
  }

  @Test(
    "because it calls itself twice over, or doubles a list, is an error",
    arguments: [
      "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
      "{% set ns = namespace(x=[1]) %}{% for i in range(60) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
    ])
  func doubling(_ template: String) throws {
    var limits = RenderLimits()
    limits.rounds = 10_000
    limits.outputSize = 1 << 20
    #expect(try Rendering.of(["page.html": template], limits: limits).findings.count == 1)
  }

  @Test("because its page is too long is an error with its place")
  func size() throws {
    var limits = RenderLimits()
    limits.outputSize = 1_000
    let template = "{% for a in range(100) %}0123456789 0123456789{% endfor %}"
    #expect(
      try Rendering.of(["page.html": template], limits: limits).findings
        == ["page.html:1:13 error: this page is longer than 1000 bytes; for /"])
  }

  @Test(
    "because it is nested beyond reason is an error",
    arguments: [
      "{{ " + String(repeating: "(", count: 5_000) + "1", "{{ " + String(repeating: "[", count: 5_000),
      "{{ " + String(repeating: "-", count: 5_000) + "1 }}", "{{ a" + String(repeating: ".b", count: 5_000) + " }}",
      "{{ 1" + String(repeating: " + 1", count: 5_000) + " }}", String(repeating: "{% if 1 %}", count: 5_000),
      "{{ 1" + String(repeating: " if 1 else 1", count: 5_000) + " }}",
      "{{ 1" + String(repeating: "|e", count: 5_000) + " }}",
    ])
  func nesting(_ template: String) throws {
    #expect(try Rendering.of(template).findings.count == 1)
  }

  @Test("is none for macros in macros, however long what they hold is")
  func nestedMacros() throws {
    let long = "{{ title" + String(repeating: " ~ title", count: 500) + " }}"
    let depth = 80
    let template =
      (0..<depth).map { "{% macro m\($0)(title) %}" }.joined() + String(repeating: long, count: 40)
      + String(repeating: "{% endmacro %}", count: depth) + "{{ m0('') }}|"
    #expect(try Rendering.of(template).output == "|")
  }

  @Test(
    "because its numbers overflow is an error",
    arguments: [
      "{{ 9223372036854775807 + 1 }}", "{{ 9223372036854775807 * 2 }}", "{{ 10 ** 400 }}", "{{ 1 // 0 }}",
      "{{ 1 % 0 }}",
      "{{ (0 - 9223372036854775807 - 1) // -1 }}", "{{ range(9223372036854775807) }}",
      "{{ range(-9223372036854775807, 9223372036854775807) }}",
    ])
  func overflow(_ template: String) throws {
    #expect(try Rendering.of(template).findings.count == 1)
  }
}
