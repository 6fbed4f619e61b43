import Diagnostics
import Files
import Values

/// The files and folders in a content folder, grouped by purpose. Paths are relative to the folder and in byte order.
package struct ContentTree: Sendable {
  /// The content folder's path in diagnostics.
  package let root: String
  /// The content folder, which contains every file that is read.
  package let folder: ResolvedFolder
  /// The folders that contain a `_type.yml`.
  package private(set) var collections: [String] = []
  /// The folders whose type is in a file with another name, and so is unknown.
  private(set) var misnamedCollections: [String] = []
  /// The Markdown files.
  package private(set) var documents: [String] = []
  /// The files that are published unchanged.
  package private(set) var files: [String] = []
  /// The folders, with their stamps from before they were listed.
  package private(set) var folders: [(path: String, stamp: FileStamp)] = []
  package private(set) var diagnostics: [Diagnostic] = []

  /// Deeper folders are treated as a cycle of symbolic links.
  private static let depthLimit = 32
  package static let typeFile = "_type.yml"
  /// The names that stand for ``typeFile``, in lowercase. A file without the underscore can also be a published file.
  private static let misnamedTypeFiles: Set = [
    "_type.yml", "_type.yaml", "_types.yml", "_types.yaml", "_type.yml.txt", "_type.yaml.txt", "type.yml", "type.yaml",
  ]
  package static let settingsFile = "site.yml"

  /// A Boolean value that indicates whether `site.yml` is inside the folder, and not a symbolic link that points outside it.
  var hasOwnSettings: Bool {
    folder.contains(path(of: Self.settingsFile))
  }

  /// Lists the folder at `root` and everything below it. Skips names that begin with `_` or `.`, pipes, devices, and
  /// files left behind by text editors.
  package init(scanning root: String) {
    self.root = root
    folder = ResolvedFolder(root)
    scan("", depth: 0, above: [])
  }

  /// Returns the path of `file` in diagnostics.
  package func path(of file: String) -> String { root + "/" + file }

  /// Returns the path of the published file or table called `path`, in the form that its name has on disk.
  func file(called path: String) -> String { files.first { $0 == path } ?? path }

  /// Lists `folder`, which is inside the folders with the inodes `above`.
  private mutating func scan(_ folder: String, depth: Int, above: Set<UInt64>) {
    let shown = folder.isEmpty ? root : path(of: folder)
    let stamp = FileStamp(folder: shown)
    if let stamp { folders.append((shown, stamp)) }
    let inode = stamp?.inode ?? 0
    guard !above.contains(inode) else {
      report(
        .contentFolder, "this symbolic link points back to a folder that contains it", at: folder,
        help: "remove the link")
      return
    }
    let listing: FolderListing
    do {
      listing = try FolderListing(shown)
    } catch {
      diagnostics.append(
        Diagnostic(
          .unreadableFile, error.description, help: folder.isEmpty ? "pass the content folder with --content" : nil))
      return
    }
    guard depth < Self.depthLimit else {
      report(
        .contentFolder, "folders are nested more than \(Self.depthLimit) levels deep", at: folder,
        help: "look for a symbolic link that points to a folder above it")
      return
    }
    for conflict in NameConflicts.conflicts(among: listing.entries.map(\.name).filter { !Self.ignores(named: $0) }) {
      diagnostics.append(conflict.diagnostic(at: shown + "/" + conflict.name))
    }
    for entry in listing.entries {
      let file = folder.isEmpty ? entry.name : folder + "/" + entry.name
      if let problem = problem(with: entry, at: file) {
        report(.contentFolder, problem.message, at: file, help: problem.help)
        continue
      }
      switch entry.kind {
      case .file where Self.isMisnamedType(entry.name, among: listing.entries, in: folder):
        report(misnamedType: file, hasType: listing.entries.contains { $0.name == Self.typeFile })
      case .file: add(file, named: entry.name, in: folder)
      case .folder where !Self.isHidden(entry.name): scan(file, depth: depth + 1, above: above.union([inode]))
      case .folder: continue
      // The target of a broken link may appear later, and no stamp here would change.
      case .other: folders.append((path(of: file), .never))
      }
    }
  }

  /// Adds a file in `folder` to the files of its kind.
  private mutating func add(_ file: String, named name: String, in folder: String) {
    switch name {
    case Self.typeFile where !folder.isEmpty: collections.append(folder)
    case Self.typeFile:
      report(
        .typeDeclaration, "a type must be declared in a folder of its own", at: file,
        help: "move it to the folder that contains its documents")
    case _ where file == Self.settingsFile || Self.isHidden(name): return
    case _ where name.hasSuffix(".md"): documents.append(file)
    case _ where Self.isLeftover(name): return
    case _ where Self.isMisnamedDocument(name): report(misnamed: name, file)
    default: files.append(file)
    }
  }

  /// Returns whether the file called `name` is meant to be ``typeFile``. A file without the underscore is, if its folder
  /// contains documents and no type.
  private static func isMisnamedType(_ name: String, among entries: [FolderListing.Entry], in folder: String) -> Bool {
    guard name != typeFile, misnamedTypeFiles.contains(name.lowercased()) else { return false }
    if isHidden(name) { return true }
    return !folder.isEmpty && entries.contains { $0.name.hasSuffix(".md") }
      && !entries.contains { isHidden($0.name) && misnamedTypeFiles.contains($0.name.lowercased()) }
  }

  private mutating func report(misnamedType file: String, hasType: Bool) {
    report(
      .typeDeclaration, "a type must be declared in a file named \(Self.typeFile)", at: file,
      help: hasType ? "delete it: this folder already has a \(Self.typeFile)" : "rename it to \(Self.typeFile)")
    if !hasType { misnamedCollections.append(ContentPath.folder(of: file)) }
  }

  private mutating func report(_ rule: Rule, _ message: String, at file: String, help: String) {
    diagnostics.append(Diagnostic(rule, message, at: SourceLocation(path: path(of: file)), help: help))
  }

  /// The reason that an entry cannot be part of the site.
  private struct Problem {
    let message: String
    let help: String
  }

  private func problem(with entry: FolderListing.Entry, at file: String) -> Problem? {
    // Hidden folders are not scanned.
    if Self.ignores(named: entry.name) { return nil }
    // The name cannot become a URL, and it would break a line of the lists in the build record.
    guard entry.isNamedInText else {
      return Problem(message: "this file name is not UTF-8 text, or contains a control character", help: "rename it")
    }
    return problem(withLink: entry, at: file)
  }

  /// Reports a link that would publish files from outside the content folder, such as private keys or system files.
  private func problem(withLink entry: FolderListing.Entry, at file: String) -> Problem? {
    guard entry.isLink, FileStatus(path(of: file)) != nil, !folder.contains(path(of: file)) else { return nil }
    return Problem(
      message: "this symbolic link points outside the content folder",
      help: "replace the link with a copy of its target")
  }

  /// Returns whether the site ignores the file at `path` in the content folder.
  package static func ignores(_ path: String) -> Bool {
    ContentPath.parts(of: ContentPath.folder(of: path)).contains { isHidden(String($0)) }
      || ignores(named: ContentPath.name(of: path))
  }

  private static func ignores(named name: String) -> Bool {
    isHidden(name) && name != typeFile && !misnamedTypeFiles.contains(name.lowercased()) || isLeftover(name)
  }

  /// Returns whether an editor, a file manager, or a version control system left the file behind: it may contain a document with its
  /// private fields.
  private static func isLeftover(_ name: String) -> Bool {
    let isAutosave = name.hasPrefix("#") && name.hasSuffix("#")
    let endings = ["~", ".bak", ".orig", ".rej", ".save", ".old", ".swp", ".swo", ".tmp"]
    let isFromDesktop = name.hasPrefix("~$") || name == "Thumbs.db" || name == "desktop.ini"
    return isAutosave || isFromDesktop || endings.contains(where: name.hasSuffix)
  }

  /// Returns whether the name looks like a Markdown file's but is not: `About.MD`, `about.markdown`, `about.md.txt`.
  private static func isMisnamedDocument(_ name: String) -> Bool {
    nameWithoutEnding(name) != nil
  }

  /// Returns the name before the first part that looks like a Markdown file extension; `nil` if there is none.
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
    report(
      .contentFolder, "a document's file name must end with .md", at: file,
      help: "rename it to \(proposed.isEmpty ? stem : proposed).md, or move it out of the content folder")
  }

  private static func isHidden(_ name: String) -> Bool { name.hasPrefix("_") || name.hasPrefix(".") }
}
