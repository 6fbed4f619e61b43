import TestSites
import Testing

/// Templates for a member, and their exact messages.
private let mistakes: [(template: String, messages: [String])] = [
  (
    "{{ page.chaptr.title }}",
    [#"member.html:1:9 error: a member has no "chaptr"; did you mean "chapter"?"#]
  ),
  (
    "{{ page.chapter.titel }}",
    [#"member.html:1:17 error: a chapter has no "titel"; did you mean "title"?"#]
  ),
  (
    "{% for member in page.chapter.members %}{{ member.nmae }}{% endfor %}",
    [#"member.html:1:51 error: a member has no "nmae"; did you mean "name"?"#]
  ),
  (
    "{% for office in page.offices %}{{ office.titel }}{% endfor %}",
    [#"member.html:1:43 error: an entry in "offices" has no "titel"; did you mean "title"?"#]
  ),
  (
    "{% set chapter = page.chapter %}{% if chapter %}{{ chapter.tilte }}{% endif %}",
    [#"member.html:1:60 error: a chapter has no "tilte"; did you mean "title"?"#]
  ),
  (
    "{% macro card(who) %}{{ who.nam }}{% endmacro %}{{ card(page) }}{{ card(page.chapter) }}",
    [
      #"member.html:1:29 error: a chapter has no "nam"; content/chapters/_type.yml declares its fields"#,
      #"member.html:1:29 error: a member has no "nam"; did you mean "name"?"#,
    ]
  ),
  (
    "{% from 'macros.html' import card %}{{ card(page.chapter) }}",
    [#"macros.html:1:35 error: a chapter has no "name"; did you mean "title"?"#]
  ),
  (
    "{% set who = page.chapter %}{% include 'part.html' %}",
    [#"part.html:1:8 error: a chapter has no "name"; did you mean "title"?"#]
  ),
  (
    "{{ page.chapter.members | map(attribute='nmae') | join }}",
    [#"member.html:1:41 error: a member has no "nmae"; did you mean "name"?"#]
  ),
  (
    "{% for c, group in page.chapter.members | groupby('chapter') %}{{ c.x }}{{ group[0].y }}{% endfor %}",
    [
      #"member.html:1:69 error: a chapter has no "x"; content/chapters/_type.yml declares its fields"#,
      #"member.html:1:85 error: a member has no "y"; content/members/_type.yml declares its fields"#,
    ]
  ),
  (
    "{{ (page.chapter.members | sort(attribute='name') | first).z }}",
    [#"member.html:1:60 error: a member has no "z"; content/members/_type.yml declares its fields"#]
  ),
  (
    "{{ page['chaptr'] }}",
    [#"member.html:1:9 error: a member has no "chaptr"; did you mean "chapter"?"#]
  ),
  ("{% for x in page.since %}{% endfor %}", ["member.html:1:18 error: a date is not a list"]),
  ("{{ page.since.hour }}", [#"member.html:1:15 error: a date has no "hour""#]),
  ("{{ site.titel }}", [#"member.html:1:9 error: the site has no "titel"; did you mean "title"?"#]),
  (
    "{{ collections.member.itms }}",
    [#"member.html:1:23 error: the Members collection has no "itms"; did you mean "items"?"#]
  ),
  (
    "{{ collections.membr.items }}",
    [#"member.html:1:16 error: there is no type "membr"; did you mean "member"?"#]
  ),
  (
    "{% for item in collections.member.items if item.chapter.x %}{% endfor %}",
    [#"member.html:1:57 error: a chapter has no "x"; content/chapters/_type.yml declares its fields"#]
  ),
  (
    "{{ page.phone }}",
    [#"member.html:1:9 error: a member has no "phone"; content/members/_type.yml declares its fields"#]
  ),
  (
    "{{ (page if page.name else none).nam }}", [#"member.html:1:34 error: a member has no "nam"; did you mean "name"?"#]
  ),
  ("{{ page.nickname is defined }}{{ page.nickname | default('') }}", []),
  ("{{ data.anything.at_all is defined }}{{ page.chapter.title or page.name }}", []),
]

@Suite("A theme is checked against the content types") struct ThemeCheckTests {
  private static let network = [
    "members/_type.yml": """
    name: member
    label: Members
    title: "{name}"
    fields:
      name: { type: text, required: true }
      chapter: { type: reference, to: chapter, inverse: members }
      since: { type: date }
      phone: { type: text, private: true }
      offices: { type: list, of: { type: record, fields: { title: { type: text }, chapter: { type: reference, to: chapter } } } }
    """,
    "chapters/_type.yml": "name: chapter\nfields:\n  title: { type: text, required: true }\n",
    "chapters/texas.md": "---\ntitle: Texas\n---\n",
    "members/ana.md": "---\nname: Ana\nchapter: texas\n---\n",
    "themes/plain/templates/macros.html": "{% macro card(member) %}{{ member.name }}{% endmacro %}",
    "themes/plain/templates/part.html": "{{ who.name }}",
  ]

  @Test("Each name is checked, through loops, macros, includes, and filters", arguments: mistakes)
  func mistake(_ mistake: (template: String, messages: [String])) async throws {
    let files = Self.network.merging(["themes/plain/templates/member.html": mistake.template]) { $1 }
    let findings = try await TestSite(files).findings().map { $0.replacing("themes/plain/templates/", with: "") }
    #expect(findings == mistake.messages)
  }

  @Test("A template is checked even if no document has its type")
  func withoutDocuments() async throws {
    var files = Self.network.merging(["themes/plain/templates/member.html": "{{ page.nam }}"]) { $1 }
    files["members/ana.md"] = nil
    let findings = try await TestSite(files).findings()
    #expect(
      findings == [#"themes/plain/templates/member.html:1:9 error: a member has no "nam"; did you mean "name"?"#])
  }

  @Test("A template is checked for each type that it shows")
  func severalTypes() async throws {
    let files = Self.network.merging(["themes/plain/templates/page.html": "{{ page.title }}{{ page.since }}"]) { $1 }
    let findings = try await TestSite(files).findings()
    #expect(
      findings == [
        #"themes/plain/templates/page.html:1:25 error: a chapter and a page have no "since""#
      ])
  }

  @Test("An error during rendering names the page and the templates on the way to it")
  func stack() async throws {
    let files = Self.network.merging([
      "themes/plain/templates/member.html": "{% include 'part.html' %}",
      "themes/plain/templates/part.html": "\n{% from 'macros.html' import link %}{{ link(page.name) }}",
      "themes/plain/templates/macros.html": "{% macro link(name) %}\n{{ name | date }}{% endmacro %}",
    ]) { $1 }
    let findings = try await TestSite(files).findings().map { $0.replacing("themes/plain/templates/", with: "") }
    #expect(
      findings == [
        #"macros.html:2:11 error: "Ana" is not a date; write a date in the form 2026-01-31 (from part.html:2, from member.html:1, for /members/ana/)"#
      ])
  }
}
