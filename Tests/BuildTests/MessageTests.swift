import Testing

/// A mistake that an editor would make, and what a build says of it, to the letter.
struct Mistake: Sendable, CustomTestStringConvertible {
  let name: String
  let files: [String: String]
  let messages: [String]
  var testDescription: String { name }

  init(_ name: String, _ files: [String: String], _ messages: String...) {
    self.name = name
    self.files = files
    self.messages = messages
  }

  /// A mistake in one member of a site that has members and chapters.
  init(_ name: String, member frontMatter: String, body: String = "", _ messages: String...) {
    self.name = name
    files = Self.network.merging(["members/ana.md": "---\n\(frontMatter)\n---\n\(body)"]) { $1 }
    self.messages = messages
  }

  static let network = [
    "members/_type.yml": """
    name: member
    permalink: /members/{slug}/
    title: "{name}"
    fields:
      name: { type: text, required: true }
      chapter: { type: reference, to: chapter, inverse: members }
      level: { type: choice, of: [city, county, state] }
      since: { type: date }
      terms: { type: integer }
      website: { type: url }
      email: { type: email }
      active: { type: boolean }
      photo: { type: image }
      kit: { type: file }
      offices: { type: list, of: { type: record, fields: { title: { type: text, required: true } } } }
      tags: { type: list, of: { type: text } }
    """,
    "chapters/_type.yml": "name: chapter\nfields:\n  title: { type: text, required: true }\n",
    "chapters/texas.md": "---\ntitle: Texas\n---\n",
  ]
}

private let mistakes: [Mistake] = [
  Mistake(
    "a dangling reference", member: "name: Ana\nchapter: texs",
    #"content/members/ana.md:3:10 error: no chapter is named "texs"; did you mean "texas"? (content/chapters/texas.md)"#
  ),
  Mistake(
    "an unknown field", member: "name: Ana\nchaptr: texas",
    #"content/members/ana.md:3:1 error: no field is named "chaptr"; did you mean "chapter"?"#),
  Mistake(
    "a required field left out", member: "level: city",
    #"content/members/ana.md:1:1 error: "name" is missing; every member needs one (content/members/_type.yml:5)"#),
  Mistake(
    "an unknown choice", member: "name: Ana\nlevel: ctiy",
    #"content/members/ana.md:3:8 error: "ctiy" is not one of the choices for "level"; did you mean "city"? use one of: city, county, state"#
  ),
  Mistake(
    "a date that is none", member: "name: Ana\nsince: last year",
    #"content/members/ana.md:3:8 error: "last year" is no date; write it as in 2014, 2014-01, 2014-01-31 or 2014-01-31 18:00 -0500"#
  ),
  Mistake(
    "a day that no calendar has", member: "name: Ana\nsince: 2014-02-30",
    #"content/members/ana.md:3:8 error: "2014-02-30" is not in the calendar; check the month and the day"#),
  Mistake(
    "a number in words", member: "name: Ana\nterms: five",
    #"content/members/ana.md:3:8 error: "five" is no whole number; write digits only, as in 1500"#),
  Mistake(
    "a web address without its scheme", member: "name: Ana\nwebsite: www.example.org",
    #"content/members/ana.md:3:10 error: "www.example.org" is no web address; begin it with https://"#),
  Mistake(
    "an e-mail address without a host", member: "name: Ana\nemail: ana@",
    #"content/members/ana.md:3:8 error: "ana@" is no e-mail address; write it as in press@example.org"#),
  Mistake(
    "a truth that is neither", member: "name: Ana\nactive: maybe",
    #"content/members/ana.md:3:9 error: "maybe" is neither true nor false; write true or false"#),
  Mistake(
    "a list where a text belongs", member: "name: [Ana, Bea]",
    #"content/members/ana.md:2:7 error: "name" is a text, not a list"#),
  Mistake(
    "a text where a list belongs", member: "name: Ana\ntags: housing",
    #"content/members/ana.md:3:7 error: "tags" is a list; write each item on a line of its own, after "- ""#),
  Mistake(
    "a picture without a text", member: "name: Ana\nphoto: { src: ana.jpg }",
    #"content/members/ana.md:3:8 error: "alt" is missing; every picture needs one"#),
  Mistake(
    "a picture that is not there", member: "name: Ana\nphoto: { src: ana.jpg, alt: Ana }",
    #"content/members/ana.md:3:15 error: there is no file "ana.jpg"; paths begin at the folder of this file"#),
  Mistake(
    "a field of a record left out", member: "name: Ana\noffices:\n  - {}",
    #"content/members/ana.md:4:5 error: "title" is missing; every entry of "offices" needs one (content/members/_type.yml:15)"#
  ),
  Mistake(
    "a key set twice", member: "name: Ana\nname: Bea",
    #"content/members/ana.md:3:1 error: "name" is set twice; it is also on line 2; keep one of them"#),
  Mistake(
    "front matter that is not closed", Mistake.network.merging(["members/ana.md": "---\nname: Ana\n"]) { $1 },
    #"content/members/ana.md:1:1 error: the front matter is not closed; add a line "---" where it ends"#),
  Mistake(
    "a page without front matter", ["about.md": "# About\n"],
    #"content/about.md:1:1 error: "title" is missing; every page needs one"#),
  Mistake(
    "a link to a file that is not there", member: "name: Ana", body: "See [Texas](../chapters/texs.md).",
    #"content/members/ana.md:4:13 error: this link leads to "../chapters/texs.md", which does not exist; did you mean "../chapters/texas.md"?"#
  ),
  Mistake(
    "a link to a page that is not there", member: "name: Ana", body: "[T](/chapters/texs/)",
    #"content/members/ana.md:4:5 error: this link leads to "/chapters/texs/", which the site does not have; did you mean "/chapters/texas/"?"#
  ),
  Mistake(
    "two documents with one address",
    Mistake.network.merging(["chapters/tx.md": "---\ntitle: Texas again\nslug: texas\n---\n"]) { $1 },
    "content/chapters/tx.md:1:1 error: /chapters/texas/ is also the address of content/chapters/texas.md; give one of them another slug or path"
  ),
  Mistake(
    "raw HTML", member: "name: Ana", body: "a <b>bold</b>",
    "content/members/ana.md:4:3 warning: raw HTML is shown as text; write it in Markdown, or allow it with `markdown: { raw-html: true }` in site.yml"
  ),
  Mistake(
    "a type that is not declared",
    ["members/_type.yml": "name: member\nfields:\n  at: { type: reference, to: chaptr }\n"],
    #"content/members/_type.yml:3:3 error: "at" refers to a type "chaptr" that no folder declares; the types are: member"#
  ),
  Mistake(
    "a field type that does not exist", ["members/_type.yml": "name: member\nfields:\n  at: { type: dat }\n"],
    #"content/members/_type.yml:3:7 error: no field type is named "dat"; did you mean "date"?"#),
  Mistake(
    "a word that a type does not have", ["members/_type.yml": "name: member\npermlink: /x/\n"],
    #"content/members/_type.yml:2:1 error: a type has no "permlink"; did you mean "permalink"?"#),
  Mistake(
    "an order by a field that is not there",
    ["members/_type.yml": "name: member\nsort: [nmae]\nfields:\n  name: { type: text }\n"],
    #"content/members/_type.yml:2:7 error: "sort" names "nmae", which is no public field; did you mean "name"?"#),
  Mistake(
    "an entry of the menu that leads nowhere",
    [
      "site.yml":
        "title: T\nbase-url: https://example.org\ntheme: plain\nnavigation:\n  - { label: About, page: about.md }\n"
    ],
    #"content/site.yml:5:5 error: "About" leads to content/about.md, which does not exist"#),
  Mistake(
    "a setting that does not exist",
    ["site.yml": "title: T\nbase-url: https://example.org\ntheme: plain\nlangauge: es\n"],
    #"content/site.yml:4:1 error: no field is named "langauge"; did you mean "language"?"#),
  Mistake(
    "a theme that is not there", ["site.yml": "title: T\nbase-url: https://example.org\ntheme: plian\n"],
    #"content/site.yml:3:8 error: no theme is named "plian"; did you mean "plain"?"#),
  Mistake(
    "a default of another type",
    ["things/_type.yml": "name: thing\nfields:\n  count: { type: integer, default: many }\n"],
    #"content/things/_type.yml:3:36 error: "many" is no whole number; write digits only, as in 1500"#),
  Mistake(
    "a field that every document has already",
    ["things/_type.yml": "name: thing\nfields:\n  url: { type: text }\n"],
    #"content/things/_type.yml:3:3 error: every document has "url" already; give the field another name"#),
  Mistake(
    "two fields that templates cannot tell apart",
    ["things/_type.yml": "name: thing\nfields:\n  a-b: { type: text }\n  a_b: { type: text }\n"],
    #"content/things/_type.yml:4:3 error: templates cannot tell "a_b" from "a-b"; give one of them another name"#),
  Mistake(
    "an old address on another host", ["about.md": "---\ntitle: About\naliases: [https://example.com/a/]\n---\n"],
    #"content/about.md:3:10 error: the alias "https://example.com/a/" is no path of the site; write it as in /old/address/"#
  ),
  Mistake(
    "a template that the theme does not have", ["about.md": "---\ntitle: About\ntemplate: pgae.html\n---\n"],
    #"content/about.md:3:11 error: the theme has no template "pgae.html"; did you mean "page.html"?"#),
  Mistake(
    "a link without an address", ["about.md": "---\ntitle: About\n---\nSee [this]().\n"],
    "content/about.md:4:5 error: this link has no address; write it between the parentheses"),
  Mistake(
    "a required field left empty", member: "name:\nlevel: city",
    #"content/members/ana.md:2:1 error: "name" is missing; every member needs one (content/members/_type.yml:5)"#),
  Mistake(
    "a file name that makes no address", ["!!.md": "---\ntitle: Smile\n---\n"],
    "content/!!.md:1:1 error: the name of this file makes no address; give it a name with letters or digits, or write a slug: in its front matter"
  ),
  Mistake(
    "menu entries that lead nowhere",
    [
      "site.yml": """
      title: T
      base-url: https://example.org
      theme: plain
      navigation:
        - { label: Nope, url: /nope/ }
        - { label: Script, url: "javascript:alert(1)" }
        - { label: Both, url: /, page: index.md }
        - { label: None }
      """,
      "index.md": "---\ntitle: Home\n---\n",
    ],
    #"content/site.yml:5:5 error: "Nope" leads to "/nope/", which the site does not have"#,
    #"content/site.yml:6:5 error: "Script" leads to "javascript:alert(1)", which is no address of a page; begin it with / or https://"#,
    #"content/site.yml:7:5 error: "Both" leads to two places; give it either a page: file.md or a url: /path/"#,
    #"content/site.yml:8:5 error: "None" leads nowhere; give it either a page: file.md or a url: /path/"#
  ),
  Mistake(
    "a reference to a draft",
    [
      "members/_type.yml": Mistake.network["members/_type.yml"] ?? "",
      "chapters/_type.yml": Mistake.network["chapters/_type.yml"] ?? "",
      "chapters/texas.md": "---\ntitle: Texas\ndraft: true\n---\n",
      "members/ana.md": "---\nname: Ana\nchapter: texas\n---\n",
    ],
    #"content/members/ana.md:3:10 warning: "texas" is not published; it is left out, as if it were not named"#),
  Mistake(
    "a field set twice and other mistakes in one file", member: "name: Ana\nname: Ben\nchaptr: texas",
    #"content/members/ana.md:3:1 error: "name" is set twice; it is also on line 2; keep one of them"#,
    #"content/members/ana.md:4:1 error: no field is named "chaptr"; did you mean "chapter"?"#),
  Mistake(
    "an empty title", ["about.md": "---\ntitle: \"\"\n---\n"],
    #"content/about.md:2:1 error: "title" is missing; every page needs one"#),
  Mistake(
    "a title without its quotes",
    ["things/_type.yml": "name: thing\ntitle: {name}\nfields:\n  name: { type: text }\n"],
    #"content/things/_type.yml:2:8 error: "title" is a text, not a set of fields; put it in quotes: title: "{slug}""#),
]

@Suite("A mistake is said with its place and its mend")
struct MessageTests {
  @Test("Each mistake has its message", arguments: mistakes)
  func message(mistake: Mistake) async throws {
    let site = try TestSite(mistake.files)
    let findings = try await site.findings()
    #expect(findings == mistake.messages)
  }

  @Test("All errors of all files come in one run, and nothing is written")
  func all() async throws {
    let site = try TestSite(
      Mistake.network.merging([
        "members/ana.md": "---\nname: Ana\nlevel: ctiy\nchapter: texs\n---\n[x](nowhere.md)",
        "members/bea.md": "---\nlevel: city\n---\n",
      ]) { $1 })
    #expect(try await site.findings().count == 4)
    #expect(site.outputFiles() == [])
  }
}
