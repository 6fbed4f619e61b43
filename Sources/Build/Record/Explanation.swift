import Content
import Diagnostics
import Files
import Rendering

/// The sources of an output file and the reason for its last rendering, from the build record.
package struct Explanation: Sendable {
  /// The path in the output.
  package let file: String
  /// The templates that rendered the file, its own first, or the file that it is a copy of.
  package let sources: [String]
  /// The fields that the file depends on, by their owner: a document or a group of documents.
  package let reads: [(owner: String, fields: [String])]
  /// The links in the file that were resolved, as written.
  package let links: [String]
  /// The day and the reason of the last rendering.
  package let lastMade: String

  package enum Failure: Error {
    /// There is no readable build record.
    case noRecord
    /// No file has that URL. The associated value is the most similar one.
    case unknown(nearest: String?)
  }

  /// Returns the explanation for `address`: a path of the site, with or without its host, or the path of an output
  /// file.
  package static func of(_ address: String, output: String) -> Result<Explanation, Failure> {
    guard let record = BuildRecord(at: OutputFolder.recordPath(of: output)), let details = record.details(),
      let pages = record.pages(in: details)
    else { return .failure(.noRecord) }
    let files = Dictionary(pages.pageJobs.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    let candidates = Self.candidates(for: address, output: output)
    guard let position = candidates.lazy.compactMap({ files[$0] }).first else {
      let names = Array(files.keys)
      let nearest = candidates.prefix(2).lazy.compactMap { nearestName(to: $0, in: names) }.first
      return .failure(.unknown(nearest: nearest.map { "/" + $0.replacing("index.html", with: "") }))
    }
    return .success(Explanation(pages.pageJobs[position], pages))
  }

  /// Returns the output files that an address may refer to. Each variant omits some of its first components, because a
  /// site can be in a folder of its host.
  private static func candidates(for address: String, output: String) -> [String] {
    var path = address.prefix { $0 != "#" && $0 != "?" }
    let scheme = path.ranges(of: "://").first
    if let scheme { path = path[scheme.upperBound...].drop { $0 != "/" } }
    let folder = output.withTrailingSlash
    if path.hasPrefix(folder) { path = path.dropFirst(folder.count) }
    let parts = ContentPath.parts(of: ContentPath.percentDecoded(String(path)))
    // Only an absolute URL may omit all components. Otherwise, every path would match the home page.
    let most = scheme != nil || parts.isEmpty ? parts.count : parts.count - 1
    return (0...most).flatMap { count -> [String] in
      let file = parts.dropFirst(count).joined(separator: "/")
      return file.isEmpty ? ["index.html"] : [file, file + "/index.html"]
    }
  }

  private init(_ pageJob: RecordedPages.PageJob, _ pages: RecordedPages) {
    file = pageJob.key
    sources = pageJob.sources.map(pages.text)
    lastMade = pages.text(pageJob.reason)
    let dependencies = pages.dependenciesOfPageJobs[pageJob.dependencies].map { pages.dependencies[Int($0)] }
    links = dependencies.filter { $0.kind == .link }.map { pages.text($0.name) }.sorted()
    var fields: [String: [String]] = [:]
    for dependency in dependencies {
      switch dependency.kind {
      case .slot, .related:
        fields[Self.name(of: pages.text(dependency.owner)), default: []].append(pages.text(dependency.name))
      case .fileSize: fields[pages.text(dependency.owner), default: []].append("size")
      case .component: fields["the component \"\(pages.text(dependency.owner))\"", default: []] += []
      case .link, .location: break
      }
    }
    reads = Self.grouped(fields)
  }

  private static func name(of owner: String) -> String {
    switch owner {
    case "//site": "the site"
    case "//collections": "the collections"
    case _ where owner.hasPrefix("//collections/"): "the collection \"\(owner.dropFirst("//collections/".count))\""
    case _ where owner.hasPrefix("//feeds"): "the feed \(owner.dropFirst("//feeds".count))"
    default: owner
    }
  }

  /// Combines many documents of one folder into one entry if they have the same fields.
  private static func grouped(_ fields: [String: [String]]) -> [(owner: String, fields: [String])] {
    var groups: [String: (owners: [String], fields: [String])] = [:]
    for (owner, names) in fields {
      let sorted = names.sorted()
      let key = ContentPath.folder(of: owner) + "\n" + sorted.joined(separator: "\n")
      groups[key, default: ([], sorted)].owners.append(owner)
    }
    return groups.values.flatMap { group -> [(owner: String, fields: [String])] in
      guard group.owners.count > 5, let first = group.owners.first else {
        return group.owners.map { ($0, group.fields) }
      }
      return [("\(group.owners.count) documents in \(ContentPath.folder(of: first))/", group.fields)]
    }.sorted { $0.owner < $1.owner }
  }
}
