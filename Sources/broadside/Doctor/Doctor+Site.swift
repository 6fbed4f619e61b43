import Diagnostics
import Files
import Glibc

extension Doctor {
  /// The parts of the site in the current folder: its settings, the files that a build writes, and the workflow that
  /// builds it. `settings` is `nil` if there is no site.
  func site(_ settings: SettingsReport?) -> [Finding] {
    guard let settings else {
      return [
        Finding(
          name: "site", status: .missing, detail: "there is no \(content)/site.yml in this folder",
          fix: ["\(Program.name) init our-site", "or change to the folder of a site"])
      ]
    }
    return [Self.siteFinding(content + "/site.yml", settings.error), writableFolders, workflow]
  }

  /// A build fails if `site.yml` has an error, such as a wrong `base-url`.
  private static func siteFinding(_ file: String, _ error: Diagnostic?) -> Finding {
    guard let error else { return Finding(name: "site", status: .present, detail: file) }
    return Finding(
      name: "site", status: .broken, detail: "\(error.location?.description ?? file)  \(error.message)",
      fix: [error.help, "to see all errors: \(Program.name) check"].compactMap(\.self))
  }

  private var writableFolders: Finding {
    let folders = ["output", ".broadside"].map { FileStatus($0) == nil ? "." : $0 }
    for folder in folders {
      if let problem = Self.problem(writingTo: folder) {
        return Finding(name: "output", status: .broken, detail: problem.detail, fix: problem.fix)
      }
    }
    return Finding(name: "output", status: .present, detail: "output/ and .broadside/ are writable")
  }

  /// Returns the reason why files cannot be added to `folder`, and the fix; `nil` if they can.
  private static func problem(writingTo folder: String) -> (detail: String, fix: [String])? {
    guard folder == "." || FileStatus(folder)?.kind == .folder else {
      return ("\(folder) is not a folder", ["mv \(folder) \(folder).old"])
    }
    guard let refusal = FilePaths.refusal(toChange: folder) else { return nil }
    let name = folder == "." ? "this folder" : "\(folder)/"
    // Nobody can change files of a file system that is mounted without write access, so no command helps.
    guard refusal.code != EROFS else {
      return ("\(name) is on a read-only file system", ["copy the site to a folder that you can write to"])
    }
    return ("\(name) is not writable", ["sudo chown -R \"$USER\" \(folder) && chmod -R u+rwX \(folder)"])
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
      fix: ["copy one from the Hosting page of the documentation, unless the host has its own settings"])
  }
}
