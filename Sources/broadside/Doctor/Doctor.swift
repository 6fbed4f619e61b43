import Files
import Glibc
import Processes
import TimeZones

/// Examines the programs and files that Broadside uses.
struct Doctor {
  /// The content folder.
  let content: String

  /// The time limit for a program to report its version.
  private static let limit = Duration.seconds(10)

  func examine() async -> [Finding] {
    var findings = [await searchIndex]
    for tool in Self.tools { findings.append(await Self.finding(of: tool)) }
    let settings = FileStatus(content + "/site.yml") == nil ? nil : SettingsReport(content)
    return findings + [timeZones(settings)] + site(settings)
  }

  /// A program that Broadside can run, or that helps to work on a site.
  private struct Tool {
    let name: String
    let program: String
    let package: String
    let purpose: String
  }

  private static let tools = [
    Tool(name: "Git", program: "git", package: "git", purpose: "it keeps the history of the site"),
    Tool(name: "curl", program: "curl", package: "curl", purpose: "check --external uses it to request links"),
    Tool(
      name: "pandoc", program: "pandoc", package: "pandoc",
      purpose: "import wordpress uses it to convert HTML to Markdown"),
  ]

  private static func finding(of tool: Tool) async -> Finding {
    guard let path = FilePaths.program(named: tool.program) else {
      return Finding(name: tool.name, status: .missing, detail: tool.purpose, fix: [installing(tool.package)])
    }
    guard let version = await version(of: path) else {
      return Finding(
        name: tool.name, status: .missing, detail: "\(path) does not run; \(tool.purpose)",
        fix: [installing(tool.package, again: true)])
    }
    return Finding(name: tool.name, status: .present, detail: "\(version), \(path)")
  }

  /// A build with search fails if Pagefind is installed but does not run.
  private var searchIndex: Finding {
    get async {
      let installing = "python3 -m venv .venv && .venv/bin/pip install pagefind_bin"
      guard let path = Pagefind.path else {
        return Finding(
          name: "Pagefind", status: .missing, detail: "without it, the site has no search",
          fix: await Self.canCreateEnvironments ? [installing] : [Self.installing("python3-venv"), installing])
      }
      guard let version = await Self.version(of: path) else {
        return Finding(
          name: "Pagefind", status: .broken, detail: "\(path) does not run",
          fix: ["remove it, then run: \(installing)", "or build without search: \(Program.name) build --search off"])
      }
      return Finding(name: "Pagefind", status: .present, detail: "\(version), \(path)")
    }
  }

  /// A Boolean value that indicates whether Python is installed with the module that creates virtual environments,
  /// which is a separate package in Debian.
  private static var canCreateEnvironments: Bool {
    get async {
      guard let python = FilePaths.program(named: "python3") else { return false }
      return (try? await ExternalProgram(python).run(["-c", "import ensurepip"], limit: limit)) != nil
    }
  }

  /// A site that names a time zone cannot be built without the database.
  private func timeZones(_ settings: SettingsReport?) -> Finding {
    let name = "time zones"
    let database = TimeZoneDatabase()
    let failure = Result { () throws(TimeZoneDatabase.Failure) in try database.zone(named: "Europe/Berlin") }.failure
    guard failure != nil else { return Finding(name: name, status: .present, detail: database.folder) }
    let detail = "\(database.folder) has no time zones; a site with time-zone in site.yml needs them"
    return Finding(
      name: name, status: settings?.namesTimeZone ?? false ? .broken : .missing, detail: detail,
      fix: [Self.installing("tzdata")])
  }

  /// Returns the version in the output of `program --version`; `nil` if it does not run.
  private static func version(of program: String) async -> String? {
    guard let output = try? await ExternalProgram(program).run(["--version"], limit: limit) else { return nil }
    let words = output.prefix { $0 != "\n" }.split { " -".contains($0) }
    return words.first { $0.first?.isNumber ?? false }.map { "version \($0)" } ?? "unknown version"
  }

  /// Returns the command that installs a Debian package, or advice on a system without `apt-get`.
  private static func installing(_ package: String, again: Bool = false) -> String {
    guard FilePaths.program(named: "apt-get") != nil else {
      return "install \(package) with your system's package manager; the name of the package may differ"
    }
    return "\(geteuid() == 0 ? "" : "sudo ")apt-get install \(again ? "--reinstall " : "")\(package)"
  }
}

extension Result {
  fileprivate var failure: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}
