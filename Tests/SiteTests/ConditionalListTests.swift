import Foundation
import TestSites
import Testing
import Values

@Suite("Lists by value with a condition, and choices with labels") struct ConditionalListTests {
  private static func site(_ lists: String, status: String = "[adopted, proposed, repealed]") throws -> TestSite {
    try TestSite([
      "briefs/_type.yml": """
      name: brief
      label: Briefs
      sort: [title]
      lists:
      \(lists)
      fields:
        title: { type: text }
        kind: { type: choice, of: [report, { model: Model ordinance }] }
        laws:
          type: list
          of:
            type: record
            fields:
              state: { type: text }
              status: { type: choice, of: \(status) }
              until: { type: date }
              secret: { type: text, private: true }
      """,
      "briefs/rent.md": """
      ---
      title: Rent
      kind: model
      laws:
        - { state: Ohio, status: adopted }
        - { state: Texas, status: repealed, until: 2026-03 }
        - { state: Maine, status: proposed }
      ---
      """,
      "briefs/wages.md": """
      ---
      title: Wages
      kind: report
      laws: [{ state: Texas, status: adopted, until: 2025-06 }, { state: Ohio, status: proposed }]
      ---
      """,
      "index.md": "---\ntitle: Home\n---\n",
      "themes/plain/templates/list.html": "{{ page.title }}|{{ items | map(attribute='title') | join(' ') }}",
    ])
  }

  private func lists(_ site: TestSite) -> [String: String] {
    let pages = site.outputFiles().filter { $0.hasPrefix("briefs/in/") }
    return Dictionary(uniqueKeysWithValues: pages.map { ($0, site.output($0) ?? "") })
  }

  @Test("A list by a field of records contains documents for those records only that meet its condition")
  func sameRecord() async throws {
    let site = try Self.site(
      """
        - { by: laws.state, where: status = adopted, path: "/briefs/in/{value}/", title: "Adopted in {value}" }
        - { by: laws.state, where: status = repealed, path: "/briefs/in/repealed/{value}/", title: "Repealed in {value}" }
      """)
    try site.write(
      "{% for list in collections.brief.lists %}{{ list.by }} {{ list.where }}: {{ list.title }} ({{ list.value }}, {{ list.count }})\n{% endfor %}",
      to: "themes/plain/templates/page.html")
    #expect(try await site.findings() == [])
    #expect(
      lists(site) == [
        "briefs/in/ohio/index.html": "Adopted in Ohio|Rent", "briefs/in/texas/index.html": "Adopted in Texas|Wages",
        "briefs/in/repealed/texas/index.html": "Repealed in Texas|Rent",
      ])
    #expect(
      site.output("index.html") == """
        laws.state status = adopted: Adopted in Ohio (Ohio, 1)
        laws.state status = adopted: Adopted in Texas (Texas, 1)
        laws.state status = repealed: Repealed in Texas (Texas, 1)

        """)
  }

  @Test("The condition of a list by a field of the document applies to the document")
  func sameDocument() async throws {
    let site = try Self.site(
      #"  - { by: kind, where: any laws where status = repealed, path: "/briefs/in/{value}/" }"#)
    #expect(try await site.findings() == [])
    #expect(lists(site) == ["briefs/in/model/index.html": "Briefs: Model ordinance|Rent"])
  }

  @Test(
    "The pages of a list whose condition depends on the day are the same on every day",
    arguments: [
      ("until is missing or until >= today", [2026: "Rent", 2030: ""]),
      ("not until < today", [2026: "Rent", 2030: ""]),
      ("until < today", [2026: "Wages", 2030: "Rent Wages"]),
    ])
  func everyDay(_ condition: String, texas: [Int: String]) async throws {
    let site = try Self.site("  - { by: laws.state, where: \(condition), path: \"/briefs/in/{value}/\" }")
    var pages: Set<[String]> = []
    for (year, titles) in texas {
      site.today = try #require(DateValue(year: year, month: 1, day: 15))
      #expect(try await site.findings() == [])
      #expect(site.output("briefs/in/texas/index.html") == "Briefs: Texas|\(titles)")
      pages.insert(site.outputFiles())
    }
    #expect(pages.count == 1)
  }

  @Test("Readers see the label of a choice; documents, conditions, and URLs have its name")
  func labels() async throws {
    let site = try Self.site(
      """
        - { by: laws.status, where: status != proposed, path: "/briefs/in/{value}/", title: "Leyes: {value}" }
        - { by: kind, path: "/briefs/kind/{value}/" }
      """, status: "[{ adopted: Aprobada }, { proposed: Propuesta }, { repealed: Derogada }]")
    try site.write(
      """
      {% for choice in collections.brief.choices.laws.status %}{{ choice.position }} {{ choice.name }} {{ choice.label }}: {{ page.laws | where("status", choice.name) | map(attribute="state") | join(" ") }}
      {% endfor %}{% for choice in page.collection.choices.kind %}{{ choice.name }} {{ choice.label }};{% endfor %}{{ page.laws[0].status }}
      """, to: "themes/plain/templates/brief.html")
    #expect(try await site.findings() == [])
    #expect(
      lists(site) == [
        "briefs/in/adopted/index.html": "Leyes: Aprobada|Rent Wages",
        "briefs/in/repealed/index.html": "Leyes: Derogada|Rent",
      ])
    #expect(site.output("briefs/kind/model/index.html") == "Briefs: Model ordinance|Rent")
    #expect(
      site.output("briefs/rent/index.html") == """
        1 adopted Aprobada: Ohio
        2 proposed Propuesta: Maine
        3 repealed Derogada: Texas
        report report;model Model ordinance;adopted
        """)
  }

  @Test("A changed label appears on every page that shows it after the next build")
  func changedLabel() async throws {
    let lists = #"  - { by: kind, path: "/briefs/in/{value}/" }"#
    let site = try Self.site(lists)
    try site.write(
      "{{ page.title }}: {% for choice in collections.brief.choices.kind %}{{ choice.label }} {% endfor %}",
      to: "themes/plain/templates/brief.html")
    try await site.build()
    #expect(site.output("briefs/rent/index.html") == "Rent: report Model ordinance ")
    let type = try String(contentsOfFile: site.path("content/briefs/_type.yml"), encoding: .utf8)
    try site.write(type.replacing("Model ordinance", with: "Ordenanza modelo"), to: "content/briefs/_type.yml")
    try await site.build()
    #expect(site.output("briefs/rent/index.html") == "Rent: report Ordenanza modelo ")
    #expect(site.output("briefs/in/model/index.html") == "Briefs: Ordenanza modelo|Rent")
  }

  @Test(
    "An unknown choice in a template is an error",
    arguments: [
      ("choices.knd", #"the list of choices of a brief has no "knd"; did you mean "kind"?"#),
      ("choices.laws.stauts", #"the list of choices of an entry in "laws" has no "stauts"; did you mean "status"?"#),
    ])
  func unknownChoice(_ path: String, message: String) async throws {
    let site = try Self.site(#"  - { by: kind, path: "/briefs/in/{value}/" }"#)
    try site.write("{{ collections.brief.\(path) }}", to: "themes/plain/templates/page.html")
    let findings = try await site.findings()
    #expect(findings.count == 1 && findings[0].hasSuffix(message), "\(findings)")
  }
}
