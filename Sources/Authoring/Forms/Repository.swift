import Content

/// Where the files of a site are kept, for editors that write there without Git on their own machine.
struct Repository: Sendable {
  /// The host's name in the editors' settings: `github`, `gitlab`.
  let host: String
  /// Its owner and name: `network/site`.
  let name: String
  let branch: String
  /// The folder of the content in it.
  let content: String

  /// The repository called `name`, or else the one that `editURL` leads to; `nil` where neither is known. What the address says of branch
  /// and folder counts unless `branch` is given.
  init?(named name: String?, branch: String?, editURL: String?, content: String) {
    let found = editURL.flatMap(Self.parts)
    guard let name = name ?? found?.name else { return nil }
    self.name = name
    host = found?.host ?? "github"
    self.branch = branch ?? found?.branch ?? "main"
    // A path from the root of the system says nothing of where it lies in the repository.
    let folder = content.hasPrefix("/") ? ContentPath.name(of: content) : ContentPath.resolve(content, from: "")
    self.content = found?.content ?? folder ?? content
  }

  /// The parts of `https://github.com/network/site/edit/main/content/{path}`, or of the same at GitLab with its `/-/`.
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
