import Files

extension Doctor {
  /// What belongs to the site in the current folder: the files that a build writes, and the workflow that builds it.
  var site: [Finding] {
    guard FileStatus(content + "/site.yml") != nil else {
      return [
        Finding(
          name: "site", status: .missing, detail: "there is no \(content)/site.yml in this folder",
          fix: ["\(Program.name) init our-site", "or change to the folder of a site"])
      ]
    }
    return [Finding(name: "site", status: .present, detail: "\(content)/site.yml"), writableFolders, workflow]
  }

  private var writableFolders: Finding {
    let folders = ["output", ".broadside"].map { FileStatus($0) == nil ? "." : $0 }
    guard let refused = folders.first(where: { FilePaths.refusal(toChange: $0) != nil }) else {
      return Finding(name: "output", status: .present, detail: "output/ and .broadside/ can be written")
    }
    let folder = refused == "." ? "this folder" : "\(refused)/"
    return Finding(
      name: "output", status: .broken, detail: "\(folder) cannot be written",
      fix: ["sudo chown -R \"$USER\" \(refused)"])
  }

  /// The files that tell a host to build a site.
  private static let hosts = [".gitlab-ci.yml", "netlify.toml", ".woodpecker.yml"]
  private static let workflows = [".github/workflows", ".forgejo/workflows", ".gitea/workflows"]

  private var workflow: Finding {
    let files =
      Self.workflows.flatMap { folder in
        ((try? FolderListing(folder))?.entries ?? []).filter { $0.kind == .file }.map { "\(folder)/\($0.name)" }
      } + Self.hosts.filter { FileStatus($0)?.kind == .file }
    let file = files.first { path in
      (try? FileContents.read(path)).map { String(decoding: $0, as: UTF8.self).contains("broadside") } ?? false
    }
    if let file { return Finding(name: "workflow", status: .present, detail: file) }
    return Finding(
      name: "workflow", status: .missing, detail: "no file in this folder tells a host to build the site when you push",
      fix: ["copy one from the page Hosting in the documentation, unless the host has its own settings"])
  }
}
