import Diagnostics
import Foundation
import TestSites
import Testing

@Suite("The fix of a mistake") struct FixTests {
  /// The minimum number of fixes in the tables that are applied.
  private static let least = 200

  @Test("Each fix that says exactly what to write removes its finding, and causes no other error")
  func fixes() async throws {
    var count = 0
    for mistake in try Mistake.all() {
      var files = try Mistake.site().mapValues { Optional($0) }
      for (path, text) in mistake.files { files[path] = text }
      let found = await Self.findings(of: files)
      for finding in found {
        guard let fixed = Self.fixed(files, finding) else { continue }
        count += 1
        let left = await Self.findings(of: fixed)
        let isGone = !left.contains { $0.message == finding.message && $0.location == finding.location }
        #expect(isGone, "\(mistake.title): the fix does not help: \(finding)")
        let known = Set(found.map(\.message))
        let new = left.filter { $0.severity == .error && !known.contains($0.message) }
        #expect(new.isEmpty, "\(mistake.title): after \(finding), there is another error")
      }
    }
    #expect(count >= Self.least)
  }

  /// Returns the findings in a site of `files`, with paths relative to the site.
  private static func findings(of files: [String: String?]) async -> [Diagnostic] {
    guard let site = try? TestSite(exactly: files.compactMapValues { $0 }) else { return [] }
    return await site.check().map { found in
      var finding = found
      finding.location = found.location.map { relative($0, to: site) }
      finding.message = found.message.replacing(site.path(""), with: "")
      finding.help = found.help?.replacing(site.path(""), with: "")
      return finding
    }
  }

  private static func relative(
    _ location: Diagnostics.SourceLocation, to site: TestSite
  ) -> Diagnostics.SourceLocation {
    var location = location
    location.path = location.path.replacing(site.path(""), with: "")
    return location
  }

  /// Returns `files` after following the advice of a finding; `nil` if it does not say exactly what to write.
  private static func fixed(_ files: [String: String?], _ finding: Diagnostic) -> [String: String?]? {
    guard let fix = ProposedFix(finding), let path = finding.location?.path, let text = files[path] ?? nil else {
      return nil
    }
    var files = files
    if let name = fix.newPath {
      let folder = path.split(separator: "/").dropLast().joined(separator: "/")
      files[path] = .some(nil)
      files[name.contains("/") ? name : folder + "/" + name] = text
      return files
    }
    guard let text = fix.applied(to: text) else { return nil }
    files[path] = text
    return files
  }
}
