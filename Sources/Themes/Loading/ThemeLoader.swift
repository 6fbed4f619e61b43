import Content
import Diagnostics
import Files
import Templates
import Values

extension Theme {
  /// Loads the theme `name`, which is set at `location`, and the themes that it extends, from the folder `themes`.
  package static func load(_ name: String, namedAt location: SourceLocation?, from themes: String) -> (
    Theme, [Diagnostic]
  ) {
    var loader = ThemeLoader(themes: themes)
    loader.load(name, namedAt: location)
    return loader.result
  }
}

private struct ThemeLoader {
  let themes: String
  /// The maximum depth of nested folders in a theme.
  private static let depthLimit = 32
  private var templates: [String: TemplateSource] = [:]
  private var staticFiles: [String: String] = [:]
  private var dataFiles: [String: Value] = [:]
  private var dataReader = DataReader()
  /// The file that declares the attributes of each component, and its contents, by component name.
  private var declarations: [String: (path: String, bytes: [UInt8])] = [:]
  /// The translated strings, those of the nearest theme first.
  private var strings: [StringsFile] = []
  private var declaration = Theme.Declaration()
  private var loaded: [String] = []
  private var diagnostics: [Diagnostic] = []
  private var inputs: [StampedFile] = []

  init(themes: String) { self.themes = themes }

  var result: (Theme, [Diagnostic]) {
    let strings = ThemeStrings(strings)
    return (theme(strings.words), diagnostics + strings.diagnostics)
  }

  private func theme(_ words: [String: Words]) -> Theme {
    var table = dataReader.table
    let data = table.map(dataFiles.sorted { $0.key < $1.key }.map { (key: table.text($0.key.inNFC), value: $0.value) })
    return Theme(
      templates: templates.values.sorted { $0.name < $1.name },
      staticFiles: staticFiles.sorted { $0.key < $1.key }.map { path, file in
        let isTemplate = file.hasSuffix(Theme.staticTemplateEnding)
        return Theme.StaticFile(path: path, file: file, isTemplate: isTemplate)
      },
      declaration: declaration, data: (data, table),
      words: words,
      inputs: inputs, components: components)
  }

  private var components: [(name: String, path: String, declaration: [UInt8]?)] {
    templates.values.filter { $0.name.hasPrefix(Theme.componentFolder) }.map { template in
      let name = String(template.name.dropFirst(Theme.componentFolder.count).dropLast(".html".count))
      let declaration = declarations[name]
      return (name, declaration?.path ?? template.path, declaration?.bytes)
    }.sorted { $0.name < $1.name }
  }

  mutating func load(_ name: String, namedAt location: SourceLocation?) {
    let names = (try? FolderListing(themes).entries.filter { $0.kind == .folder }.map(\.name)) ?? []
    // The name on disk may be in another Unicode form.
    let folder = themes + "/" + (names.first { $0 == name } ?? name)
    guard !loaded.contains(name) else {
      miss(
        Diagnostic(
          .theme, "the theme \"\(name)\" extends itself", at: location,
          help: "remove \"extends\" from this theme, or extend another theme"))
      return
    }
    loaded.append(name)
    let found: FileStatus?
    do { found = try FileStatus.read(folder) } catch {
      return miss(Diagnostic(.unreadableFile, error.description))
    }
    guard !name.contains("/"), found?.kind == .folder else {
      let known =
        names.isEmpty
        ? "there are no themes in \(themes)/; set the folder with --themes"
        : "use one of the themes in \(themes)/: \(names.joined(separator: ", "))"
      let advice = nearestName(to: name, in: names).map { "did you mean \"\($0)\"?" } ?? known
      return miss(Diagnostic(.theme, "no theme is named \"\(name)\"", at: location, help: advice))
    }
    let parent = declaredParent(of: folder)
    addFiles(in: folder)
    if let parent { load(parent.name, namedAt: parent.location) }
  }

  /// Reports an error because of which a part of the theme is not known.
  private mutating func miss(_ error: Diagnostic) {
    declaration.isComplete = false
    diagnostics.append(error)
  }

  private mutating func declaredParent(of folder: String) -> (name: String, location: SourceLocation)? {
    let path = folder + "/theme.yml"
    noteInput(path)
    noteInput(folder)
    guard !isForeign(path) else { return nil }
    do {
      let manifest = ThemeManifest(try FileContents.read(path), path: path)
      diagnostics += manifest.diagnostics
      if let settings = manifest.settings { declaration.settings.append(settings) }
      if manifest.hasSearch { declaration.hasSearch = true }
      declaration.options = declaration.options ?? manifest.options
      if manifest.unread.contains(.extends) { declaration.isComplete = false }
      if manifest.unread.contains(.settings) { declaration.hasAllSettings = false }
      return manifest.parent
    } catch {
      miss(
        Diagnostic(.unreadableFile, error.description, help: "every theme needs a theme.yml file that sets its name"))
      return nil
    }
  }

  /// Adds the files of a theme. Those of themes that were loaded earlier, which are nearer, take precedence.
  private mutating func addFiles(in folder: String) {
    for file in files(in: folder + "/templates") { addTemplate(file.path, file.file) }
    for file in files(in: folder + "/components") { addComponentFile(file.path, file.file) }
    for file in files(in: folder + "/static") {
      let ending = Theme.staticTemplateEnding
      let path = file.path.hasSuffix(ending) ? String(file.path.dropLast(ending.count)) : file.path
      if staticFiles[path] == nil { staticFiles[path] = file.file }
    }
    for file in files(in: folder + "/data") { addData(file.path, file.file) }
    addWords(in: folder + "/i18n")
  }

  /// Adds the translated strings of a theme, in all of its languages.
  private mutating func addWords(in folder: String) {
    for file in files(in: folder) {
      let (read, errors) = StringsFile.read(file.file, named: file.path)
      diagnostics += errors
      if let read { strings.append(read) }
    }
  }

  private mutating func addTemplate(_ name: String, _ file: String) {
    guard templates[name] == nil else { return }
    do {
      guard let text = String(validating: try FileContents.read(file), as: UTF8.self) else {
        return miss(
          Diagnostic(
            .encoding, "this is not UTF-8 text", at: SourceLocation(path: file), help: "save the file as UTF-8"))
      }
      if let conflict = MergeConflict.findings(in: Array(text.utf8)[...], path: file).first { return miss(conflict) }
      templates[name] = TemplateSource(name: name, path: file, text: text)
    } catch { miss(Diagnostic(.unreadableFile, error.description)) }
  }

  /// Adds a template, or the declaration of its attributes. The attributes of a component come from a single theme.
  private mutating func addComponentFile(_ path: String, _ file: String) {
    if path.hasSuffix(".html") { return addTemplate(Theme.componentFolder + path, file) }
    guard path.hasSuffix(".yml") else {
      diagnostics.append(
        Diagnostic(
          .theme, "a component file must be a template or a declaration", at: SourceLocation(path: file),
          help: "end its name with .html or .yml"))
      return
    }
    let name = String(path.dropLast(".yml".count))
    guard declarations[name] == nil else { return }
    do { declarations[name] = (file, try FileContents.read(file)) } catch {
      miss(Diagnostic(.unreadableFile, error.description))
    }
  }

  private mutating func addData(_ path: String, _ file: String) {
    guard let ending = [".yml", ".yaml", ".json"].first(where: path.hasSuffix) else {
      diagnostics.append(
        Diagnostic(
          .theme, "a theme's data file must be YAML or JSON", at: SourceLocation(path: file),
          help: "end its name with .yml, .yaml, or .json, or move it to static/"))
      return
    }
    let name = String(path.dropLast(ending.count))
    guard dataFiles[name] == nil else { return }
    do {
      let (value, errors) = dataReader.read(try FileContents.read(file), path: file)
      dataFiles[name] = value
      diagnostics += errors
    } catch { diagnostics.append(Diagnostic(.unreadableFile, error.description)) }
  }

  /// Returns whether the target of `path` is outside all of the themes, and reports it if so. The folder of a theme may
  /// itself be a link.
  private mutating func isForeign(_ path: String) -> Bool {
    guard FileStatus(path) != nil else { return false }
    let real = FilePaths.resolved(path)
    let folders = [themes] + loaded.map { themes + "/" + $0 }
    if folders.contains(where: { FilePaths.isInside(real, FilePaths.resolved($0)) }) { return false }
    declaration.isComplete = false
    report("this symbolic link points outside the theme", at: path, help: "replace the link with a copy of its target")
    return true
  }

  private mutating func report(_ message: String, at path: String, help: String) {
    diagnostics.append(Diagnostic(.theme, message, at: SourceLocation(path: path), help: help))
  }

  private mutating func noteInput(_ path: String) {
    if let stamp = FileStamp(path) ?? FileStamp(folder: path) { inputs.append(StampedFile(path: path, stamp: stamp)) }
  }

  /// Returns the files below `folder`, by their path in it; empty if there is no such folder.
  private mutating func files(
    in folder: String, prefix: String = "", above: Set<UInt> = []
  ) -> [(path: String, file: String)] {
    let found: FileStatus?
    do { found = try FileStatus.read(folder) } catch {
      miss(Diagnostic(.unreadableFile, error.description))
      return []
    }
    guard let status = found, status.kind == .folder else { return [] }
    guard !above.contains(status.inode), above.count < Self.depthLimit else {
      report("this symbolic link points back to a folder that contains it", at: folder, help: "remove the link")
      return []
    }
    noteInput(folder)
    let entries: [FolderListing.Entry]
    do { entries = try FolderListing(folder).entries.filter { !$0.name.hasPrefix(".") } } catch {
      miss(Diagnostic(.unreadableFile, error.description))
      return []
    }
    diagnostics += NameConflicts.conflicts(among: entries.map(\.name)).map { $0.diagnostic(at: folder + "/" + $0.name) }
    return entries.flatMap { entry -> [(path: String, file: String)] in
      let file = folder + "/" + entry.name
      guard entry.isNamedInText else {
        report("this file name is not UTF-8 text, or contains a control character", at: file, help: "rename it")
        return []
      }
      if entry.isLink, isForeign(file) { return [] }
      switch entry.kind {
      case .file:
        noteInput(file)
        return [(prefix + entry.name, file)]
      case .folder: return files(in: file, prefix: prefix + entry.name + "/", above: above.union([status.inode]))
      case .other:
        // A broken link may get a target later.
        inputs.append(StampedFile(path: file, stamp: .never))
        return []
      }
    }
  }
}
