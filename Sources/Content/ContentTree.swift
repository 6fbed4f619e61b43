import Diagnostics
import Files
import Values

/// What lies in a content folder, by what it is for. Paths are relative to the folder and in byte order.
package struct ContentTree: Sendable {
  /// The content folder as diagnostics name it.
  package let root: String
  /// The folders that hold a `_type.yml`.
  package private(set) var collections: [String] = []
  /// The Markdown files.
  package private(set) var documents: [String] = []
  /// Files published as they are.
  package private(set) var files: [String] = []
  /// The folders, and what they were like before they were listed.
  package private(set) var folders: [(path: String, stamp: FileStamp)] = []
  package private(set) var diagnostics: [Diagnostic] = []

  /// Deeper folders are taken for links that lead in a circle.
  private static let depthLimit = 32
  package static let typeFile = "_type.yml"
  private static let misnamedTypeFiles = ["_type.yaml", "_types.yml", "_type.yml.txt"]
  package static let settingsFile = "site.yml"

  /// Whether `site.yml` is no link that leads out of the folder.
  var hasOwnSettings: Bool {
    FilePaths.isInside(FilePaths.resolved(path(of: Self.settingsFile)), FilePaths.resolved(root))
  }

  /// Lists the folder at `root` and all below it. Names that begin with `_` or `.` are left out, as are
  /// pipes and devices, and what editors leave behind.
  package init(scanning root: String) {
    self.root = root
    scan("", depth: 0, above: [])
  }

  /// The path of `file` as diagnostics name it.
  package func path(of file: String) -> String { root + "/" + file }

  /// Lists `folder`, which lies in folders with the inodes `above`.
  private mutating func scan(_ folder: String, depth: Int, above: Set<UInt64>) {
    let shown = folder.isEmpty ? root : path(of: folder)
    let stamp = FileStamp(folder: shown)
    if let stamp { folders.append((shown, stamp)) }
    let inode = stamp?.inode ?? 0
    guard !above.contains(inode) else {
      diagnostics.append(
        Diagnostic(
          .contentFolder, "this link leads back to a folder that it lies in",
          at: SourceLocation(path: path(of: folder)),
          help: "remove the link"))
      return
    }
    let listing: FolderListing
    do {
      listing = try FolderListing(shown)
    } catch {
      diagnostics.append(
        Diagnostic(
          .unreadableFile, error.description, help: folder.isEmpty ? "name the content folder with --content" : nil))
      return
    }
    guard depth < Self.depthLimit else {
      diagnostics.append(
        Diagnostic(
          .contentFolder, "folders are nested more than \(Self.depthLimit) deep",
          at: SourceLocation(path: path(of: folder)),
          help: "look for a link that leads back to a folder above it"))
      return
    }
    for entry in listing.entries {
      let file = folder.isEmpty ? entry.name : folder + "/" + entry.name
      if let problem = problem(with: entry, at: file) {
        diagnostics.append(problem.diagnostic(at: path(of: file)))
        continue
      }
      switch entry.kind {
      case .file where entry.name == Self.typeFile && !folder.isEmpty: collections.append(folder)
      case .file where entry.name == Self.typeFile:
        diagnostics.append(
          Diagnostic(
            .typeDeclaration, "a type belongs in a folder of its own", at: SourceLocation(path: path(of: file)),
            help: "move it to the folder of its documents"))
      case .file where Self.misnamedTypeFiles.contains(entry.name):
        diagnostics.append(
          Diagnostic(
            .typeDeclaration, "a type's file is named \(Self.typeFile)", at: SourceLocation(path: path(of: file)),
            help: "rename it to \(Self.typeFile)"))
      case .file where file == Self.settingsFile || Self.isHidden(entry.name): continue
      case .file where entry.name.hasSuffix(".md"): documents.append(file)
      case .file where Self.isLeftover(entry.name): continue
      case .file where Self.isMisnamedDocument(entry.name): report(misnamed: entry.name, file)
      case .file: files.append(file)
      case .folder where !Self.isHidden(entry.name): scan(file, depth: depth + 1, above: above.union([inode]))
      // A link to nothing may lead to something tomorrow, and nothing here would tell.
      case .other: folders.append((path(of: file), .never))
      case .folder: continue
      }
    }
  }

  /// Why an entry is none of the site's.
  private struct Problem {
    let message: String
    let help: String

    func diagnostic(at path: String) -> Diagnostic {
      Diagnostic(.contentFolder, message, at: SourceLocation(path: path), help: help)
    }
  }

  private func problem(with entry: FolderListing.Entry, at file: String) -> Problem? {
    // No hidden folder is gone into.
    if Self.ignores(named: entry.name) { return nil }
    // No address can be made of it, and it would end a line of the lists that builds keep.
    guard entry.isNamedInText else {
      return Problem(message: "this name is no text, or has a line end in it", help: "rename it")
    }
    return problem(withLink: entry, at: file)
  }

  /// A link that would publish what nobody put into the content folder: somebody's keys, or the machine's own files.
  private func problem(withLink entry: FolderListing.Entry, at file: String) -> Problem? {
    guard entry.isLink, FileStatus(path(of: file)) != nil,
      !FilePaths.isInside(FilePaths.resolved(path(of: file)), FilePaths.resolved(root))
    else { return nil }
    return Problem(
      message: "this link leads out of the content folder", help: "put what it leads to here in place of the link")
  }

  /// Whether a file at `path` in the content folder is nothing to a site.
  package static func ignores(_ path: String) -> Bool {
    ContentPath.parts(of: ContentPath.folder(of: path)).contains { isHidden(String($0)) }
      || ignores(named: ContentPath.name(of: path))
  }

  private static func ignores(named name: String) -> Bool {
    isHidden(name) && name != typeFile && !misnamedTypeFiles.contains(name) || isLeftover(name)
  }

  /// Whether an editor or a version control system left the file behind: it may hold a document with its private fields.
  private static func isLeftover(_ name: String) -> Bool {
    let isAutosave = name.hasPrefix("#") && name.hasSuffix("#")
    let endings = ["~", ".bak", ".orig", ".rej", ".save", ".old", ".swp", ".swo", ".tmp"]
    return isAutosave || endings.contains(where: name.hasSuffix)
  }

  /// Whether the name looks like that of a Markdown file, and is not: `About.MD`, `about.markdown`, `about.md.txt`.
  private static func isMisnamedDocument(_ name: String) -> Bool {
    nameWithoutEnding(name) != nil
  }

  /// The name before the first part that looks like the ending of a Markdown file; `nil` where none does.
  private static func nameWithoutEnding(_ name: String) -> String? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let ending = parts.dropFirst().firstIndex {
      ["md", "mdx", "markdown", "mdown", "mkd", "mkdn"].contains($0.lowercased())
    }
    return ending.map { parts[..<$0].joined(separator: ".") }
  }

  private mutating func report(misnamed name: String, _ file: String) {
    let stem = Self.nameWithoutEnding(name) ?? name
    let proposed = slug(stem)
    diagnostics.append(
      Diagnostic(
        .contentFolder, "the name of a document ends with .md", at: SourceLocation(path: path(of: file)),
        help: "rename it to \(proposed.isEmpty ? stem : proposed).md, or move it out of the content folder"))
  }

  private static func isHidden(_ name: String) -> Bool { name.hasPrefix("_") || name.hasPrefix(".") }
}
