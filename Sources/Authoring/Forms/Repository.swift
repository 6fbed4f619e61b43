import Content

/// The Git repository of a site, for a CMS that commits to it directly.
struct Repository: Sendable {
  /// The name of the host in the CMS configuration: `github` or `gitlab`.
  let host: String
  /// The owner and name of the repository: `network/site`.
  let name: String
  let branch: String
  /// The content folder in the repository.
  let content: String

  /// Creates the repository named `name`, or else the one that `editURL` points to. Returns `nil` if neither is known.
  /// The branch and folder come from `editURL` unless `branch` is passed.
  init?(named name: String?, branch: String?, editURL: String?, content: String) {
    let found = editURL.flatMap(Self.parts)
    guard let name = name ?? found?.name else { return nil }
    self.name = name
    host = found?.host ?? "github"
    self.branch = branch ?? found?.branch ?? "main"
    // An absolute path does not show where the folder is in the repository.
    let folder = content.hasPrefix("/") ? ContentPath.name(of: content) : ContentPath.resolve(content, from: "")
    self.content = found?.content ?? folder ?? content
  }

  /// Returns the parts of `https://github.com/network/site/edit/main/content/{path}`, or of the GitLab form with `/-/`.
  private static func parts(of url: String) -> (host: String, name: String, branch: String, content: String)? {
    let parts = ContentPath.parts(of: url).map(String.init)
    guard parts.count > 5, parts[0] == "https:", let edit = parts.firstIndex(of: "edit"), edit + 1 < parts.count,
      let host = ["github.com": "github", "gitlab.com": "gitlab"][parts[1]]
    else { return nil }
    let name = parts[2..<edit].filter { $0 != "-" }.joined(separator: "/")
    let folder = parts[(edit + 2)...].prefix { $0 != "{path}" }.joined(separator: "/")
    return (host, name, parts[edit + 1], folder)
  }
}
