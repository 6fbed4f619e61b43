import TestSites
import Testing

@Suite("Errors in site.yml") struct SettingsErrorTests {
  private static let required = "title: Test\nbase-url: https://example.org\ntheme: plain\ntime-zone: UTC\n"

  private static func errors(_ settings: String) async throws -> [String] {
    try await TestSite(["site.yml": settings]).findings().map { $0.replacing("content/site.yml:", with: "") }
  }

  @Test(
    "An invalid setting is reported at its value, with a fix",
    arguments: [
      ("titel: A", "5:1 error: no field is named \"titel\"; did you mean \"title\"?"),
      ("banner: { text: A, form: 2026-01-01 }", "5:20 error: no field is named \"form\"; did you mean \"from\"?"),
      ("feed: { limit: many }", "5:16 error: \"many\" is not a whole number; write digits only, as in 1500"),
      ("social: [{ label: A }]", "5:10 error: \"url\" is missing; every entry in \"social\" needs this field"),
      (
        "feed-namespace: https://old.example.org/news",
        "5:17 error: \"https://old.example.org/news\" must be a host, not a URL; write old.example.org"
      ),
      (
        "feed-namespace: old example",
        "5:17 error: \"old example\" must not contain spaces; write the former host of the site, such as example.org"
      ),
      (
        "edit-url: https://github.com/a/b",
        "5:11 error: \"https://github.com/a/b\" must begin with https:// and contain {path}; write a URL such as https://github.com/you/site/edit/main/content/{path}"
      ),
      (
        "banner: { text: A, from: 2026-03-01, until: 2026-02 }",
        "5:45 warning: the banner begins on 2026-03-01, but ends before that; write a later date, or remove the banner"
      ),
      (
        "navigation: [{ label: A }]",
        "5:23 error: \"A\" has no destination; add \"page: file.md\" or \"url: /path/\""
      ),
      (
        "navigation: [{ label: A, page: a.md, url: /a/ }]",
        "5:43 error: \"A\" has two destinations; keep only one of \"page: …\" and \"url: …\""
      ),
      ("url-schemes: ['signal:']", "5:15 error: \"signal:\" is not the name of a URL scheme; write signal"),
      (
        "url-schemes: [1a]",
        "5:15 error: \"1a\" is not the name of a URL scheme; write the part before the colon, such as signal"
      ),
      (
        "url-schemes: [sms, JavaScript]",
        "5:20 error: the scheme \"JavaScript\" cannot be allowed, because its URLs could harm readers; remove it"
      ),
      (
        "navigation: [a.md]",
        "5:14 error: \"navigation\" must contain fields; replace this value with the fields: label, page, url"
      ),
    ])
  func settings(line: String, message: String) async throws {
    #expect(try await Self.errors(Self.required + line + "\n") == [message])
  }

  @Test("Required settings are missing, and the other settings are still checked")
  func missing() async throws {
    #expect(
      try await Self.errors("theme: plain\ntime-zone: UTC\nbanner: A\n") == [
        "1:1 error: \"title\" is missing; every site needs this field",
        "1:1 error: \"base-url\" is missing; every site needs this field",
        "3:9 error: \"banner\" must contain fields; replace this value with the fields: text, url, from, until",
      ])
  }

  @Test(
    "A base URL that cannot begin the URLs of pages is an error",
    arguments: [
      ("https://example.org/?a", "has a query or a fragment; remove the ? or # and everything after it"),
      ("https://ana@example.org", "contains a user name or password; remove them and the \"@\""),
      ("https://example.org//a", "has two slashes in a row in its path; write a single slash"),
      ("https://:80", "has no host; write a URL such as https://example.org"),
    ])
  func baseURL(url: String, problem: String) async throws {
    let errors = try await Self.errors(Self.required.replacing("https://example.org", with: url))
    #expect(errors == ["2:11 error: the base URL \"\(url)\" \(problem)"])
  }

  @Test("An unknown time zone is an error")
  func timeZone() async throws {
    let errors = try await Self.errors(Self.required.replacing("UTC", with: "America/Bosten"))
    #expect(errors.count == 1)
    #expect(errors.first?.hasPrefix("4:12 error: no time zone is named \"America/Bosten\"") == true, "\(errors)")
  }

  @Test("A file without settings, and no file, are errors that say what to add")
  func empty() async throws {
    #expect(
      try await TestSite(["site.yml": "# Nothing yet\n"]).findings() == [
        "content/site.yml:1:1 error: the file is empty; add a title and a base-url"
      ])
    let site = try TestSite([:])
    try site.remove("content/site.yml")
    let errors = try await site.findings()
    #expect(errors.count == 1)
    #expect(errors.first?.hasSuffix("add a site.yml with a title and a base-url") == true, "\(errors)")
  }
}
