import FrontMatterEditing
import Testing

@Suite("Front matter editing") struct FrontMatterEditorTests {
  private func setting(_ values: [NewValue.Field], in text: String) throws -> String {
    var editor = try FrontMatterEditor(Array(text.utf8), path: "a.md")
    return String(decoding: try editor.setting(values, fields: []), as: UTF8.self)
  }

  private static let text = "---\ntitle: Ana\nplace: { city: Austin }\n---\nText.\n"

  @Test("An edit changes only the requested fields")
  func changed() throws {
    let values: [NewValue.Field] = [
      .init("title", .text("Ana: Bea")), .init("place", .record([.init("state", .text("TX"))])),
      .init("since", .literal("2026")), .init("topics", .list([.text("a"), .text("b, c")])),
    ]
    #expect(
      try setting(values, in: Self.text)
        == "---\ntitle: \"Ana: Bea\"\nplace: { city: Austin, state: TX }\nsince: 2026\ntopics: [a, \"b, c\"]\n---\nText.\n"
    )
  }

  private static let list = """
    ---
    offices:
      # The latest.
      - title: A
      # The first.
      - title: B
        from: 2010
    places: [{ city: X }, { city: Y }]
    ---

    """

  @Test("Records in a list are changed where they are, and new ones are inserted between them")
  func records() throws {
    let new: [NewValue.Field] = [.init("title", .text("New"))]
    let values: [NewValue.Field] = [
      .init(
        "offices",
        .records([
          RecordChange(.inserted(before: 0), new), RecordChange(.existing(1), [.init("from", .literal("2011"))]),
          RecordChange(.inserted(before: 1), new), RecordChange(.inserted(before: 2), new),
        ])),
      .init(
        "places",
        .records([
          RecordChange(.inserted(before: 1), [.init("city", .text("Z"))]),
          RecordChange(.existing(0), [.init("state", .text("TX"))]),
          RecordChange(.inserted(before: 2), [.init("city", .text("W"))]),
        ])),
      .init("roles", .records([RecordChange(.inserted(before: 0), new)])),
    ]
    let result = try setting(values, in: Self.list)
    #expect(
      result == """
        ---
        offices:
          # The latest.
          - title: New
          - title: A
          - title: New
          # The first.
          - title: B
            from: 2011
          - title: New
        places: [{ city: X, state: TX }, { city: Z }, { city: Y }, { city: W }]
        roles:
          - title: New
        ---

        """)
  }

  @Test("A change of an entry that is not a record is rejected")
  func notARecord() {
    let change = RecordChange(.existing(0), [.init("title", .text("A"))])
    #expect(throws: FrontMatterProblem.self) {
      try setting([.init("offices", .records([change]))], in: "---\noffices: [Mayor]\n---\n")
    }
  }

  @Test(
    "An edit that YAML would read differently is rejected",
    arguments: [
      // Written unchanged, each literal would be cut at a comment or a line break, or read as another type.
      NewValue.Field("since", .literal("2026 # about")), .init("since", .literal("~")),
      .init("since", .literal("[2026]")),
      .init("since", .literal("2026\nuntil: 2027")), .init("title", .literal("Ana # Bea")),
      .init("since", .literal("2026\n---\ntitle: Bea")),
      .init("place", .record([.init("state", .literal("TX, zip: 1"))])),
      .init("topics", .list([.literal("a, b")])),
    ])
  func rejected(value: NewValue.Field) {
    #expect(throws: FrontMatterProblem.self) { try setting([value], in: Self.text) }
  }
}
