import Templates
import Testing

@Suite("Limits of templates") struct LimitTests {
  private static let circles: [[String: String]] = [
    ["page.html": "{% include 'page.html' %}"],
    ["page.html": "{% include 'other.html' %}", "other.html": "{% include 'page.html' %}"],
    ["page.html": "{% extends 'page.html' %}"],
    ["page.html": "{% extends 'other.html' %}", "other.html": "{% extends 'page.html' %}"],
    ["page.html": "{% block a %}{{ self.a() }}{% endblock %}"],
    ["page.html": "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}"],
  ]

  @Test("A template that contains itself is an error", arguments: circles)
  func circle(_ templates: [String: String]) throws {
    #expect(try Rendering.of(templates).findings.count == 1)
  }

  @Test("Too many iterations are an error with a location")
  func rounds() throws {
    var limits = RenderLimits()
    limits.rounds = 1_000
    let template = "{% for a in range(100) %}\n{% for b in range(100) %}{% endfor %}{% endfor %}"
    #expect(
      try Rendering.of(["page.html": template], limits: limits).findings
        == ["page.html:2:13 error: the loops and macro calls of this page run more than 1000 times; for /"])
  }

  @Test(
    "Exponential recursion and exponential lists are errors",
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

  @Test("A page that is too long is an error with a location")
  func size() throws {
    var limits = RenderLimits()
    limits.outputSize = 1_000
    let template = "{% for a in range(100) %}0123456789 0123456789{% endfor %}"
    #expect(
      try Rendering.of(["page.html": template], limits: limits).findings
        == ["page.html:1:13 error: the output is longer than 1000 bytes; for /"])
  }

  private static let doubled = String(repeating: "{% set x = [x, x] %}", count: 40)

  @Test(
    "A list that contains the same list many times is an error",
    arguments: [
      "{% set x = [1] %}\(doubled){{ x }}", "{% set x = [1] %}\(doubled){{ x|tojson }}",
      "{% set x = [1] %}\(doubled){% set y = x %}{% set x = [1] %}\(doubled){{ x == y }}",
      "{% set x = {} %}" + String(repeating: "{% set x = {'a': x, 'b': x} %}", count: 40) + "{{ x }}",
      "{% set x = [1] %}" + String(repeating: "{% set x = [x] * 1000 %}", count: 9) + "{{ x }}",
      "{% set x = [1] %}" + String(repeating: "{% set x = ([x, x] + [0])[:2] %}", count: 40) + "{{ x }}",
      "{% set x = [1] %}" + String(repeating: "{% set x = [[x, x]|first, x] %}", count: 40) + "{{ x }}",
    ])
  func sharedLists(_ template: String) throws {
    let findings = try Rendering.of(["page.html": template], limits: RenderLimits()).findings
    #expect(findings.count == 1)
    #expect(findings.first?.contains("this list contains more than 10000000 values") == true)
  }

  @Test(
    "A filter that would use all memory is an error",
    arguments: [
      "{{ ('a' * 9000000)|replace('a', 'b' * 9000) }}", "{{ ('a' * 9000000).replace('', 'b' * 9000) }}",
      "{{ (['a'] * 9000000)|join('b' * 9000) }}", "{{ (['a' * 9000000] * 9000)|join }}",
      "{{ ('b' * 9000).join(['a'] * 9000000) }}", "{{ ('\\n' * 900000)|indent('b' * 9000, true, true) }}",
      "{{ ('a ' * 900000)|wordwrap(1, wrapstring='b' * 9000) }}",
    ])
  func memory(_ template: String) throws {
    let findings = try Rendering.of(template).findings
    #expect(findings.count == 1)
    #expect(findings.first?.contains("the result is too large") == true)
  }

  @Test("Text that doubles without a loop is an error")
  func doubledText() throws {
    var limits = RenderLimits()
    limits.outputSize = 1_000
    let template = "{% set x = 'abcdefgh' %}" + String(repeating: "{% set x = x ~ x %}", count: 20)
    let findings = try Rendering.of(["page.html": template], limits: limits).findings
    #expect(findings.count == 1)
    #expect(findings.first?.contains("the output is longer than 1000 bytes") == true)
  }

  @Test(
    "Nesting that is too deep is an error",
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

  @Test("Long macros nested in each other are accepted")
  func nestedMacros() throws {
    let long = "{{ title" + String(repeating: " ~ title", count: 500) + " }}"
    let depth = 80
    let template =
      (0..<depth).map { "{% macro m\($0)(title) %}" }.joined() + String(repeating: long, count: 40)
      + String(repeating: "{% endmacro %}", count: depth) + "{{ m0('') }}|"
    #expect(try Rendering.of(template).output == "|")
  }

  @Test(
    "Integer overflow and division by zero are errors",
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
