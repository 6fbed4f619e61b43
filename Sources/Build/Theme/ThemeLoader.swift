import Content
import Diagnostics
import Files
import Templates
import Values
import YAML

extension Theme {
  /// Loads the theme called `name`, as `location` says, from the folder `themes`, and those it extends.
  package static func load(_ name: String, namedAt location: SourceLocation?, from themes: String) -> (
    Theme, [Diagnostic]
  ) {
    var loader = ThemeLoader(themes: themes)
    loader.load(name, namedAt: location)
    return (loader.theme, loader.diagnostics)
  }
}

private struct ThemeLoader {
  let themes: String
  /// No theme has folders nested deeper.
  private static let depthLimit = 32
  private var templates: [String: TemplateSource] = [:]
  private var staticFiles: [String: String] = [:]
  private var dataFiles: [String: Value] = [:]
  private var dataReader = DataReader()
  /// By name, the file that declares the attributes of a component, and what it says.
  private var declarations: [String: (path: String, bytes: [UInt8])] = [:]
  private var words: [String: [String: Words.Word]] = [:]
  private var hasSearch = false
  private var settings: [ThemeSettings.Declaration] = []
  private var options: TemplateOptions?
  private var loaded: [String] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var inputs: [(path: String, stamp: FileStamp)] = []

  init(themes: String) { self.themes = themes }

  var theme: Theme {
    var table = dataReader.table
    let data = table.map(dataFiles.sorted { $0.key < $1.key }.map { (key: table.text($0.key), value: $0.value) })
    return Theme(
      templates: templates.values.sorted { $0.name < $1.name },
      staticFiles: staticFiles.sorted { $0.key < $1.key }.map { path, file in
        let isTemplate = file.hasSuffix(Theme.staticTemplateEnding)
        return Theme.StaticFile(path: path, file: file, isTemplate: isTemplate)
      },
      options: options ?? TemplateOptions(), data: (data, table),
      words: Dictionary(uniqueKeysWithValues: words.map { ($0, Words(language: $0, entries: $1)) }),
      settings: settings, hasSearch: hasSearch, inputs: inputs, components: components)
  }

  private var components: [(name: String, path: String, declaration: [UInt8]?)] {
    templates.values.filter { $0.name.hasPrefix(Theme.componentFolder) }.map { template in
      let name = String(template.name.dropFirst(Theme.componentFolder.count).dropLast(".html".count))
      let declaration = declarations[name]
      return (name, declaration?.path ?? template.path, declaration?.bytes)
    }.sorted { $0.name < $1.name }
  }

  mutating func load(_ name: String, namedAt location: SourceLocation?) {
    let folder = themes + "/" + name
    guard !loaded.contains(name) else {
      diagnostics.append(
        Diagnostic(
          .theme, "the theme \"\(name)\" extends itself", at: location,
          help: "themes extend each other in one direction"))
      return
    }
    loaded.append(name)
    guard !name.contains("/"), FileStatus(folder)?.kind == .folder else {
      let names = (try? FolderListing(themes).entries.filter { $0.kind == .folder }.map(\.name)) ?? []
      let known =
        names.isEmpty
        ? "there is no theme in \(themes)/; name the folder with --themes"
        : "the themes in \(themes)/ are: \(names.joined(separator: ", "))"
      let advice = nearestName(to: name, in: names).map { "did you mean \"\($0)\"?" } ?? known
      diagnostics.append(Diagnostic(.theme, "no theme is named \"\(name)\"", at: location, help: advice))
      return
    }
    let parent = declaredParent(of: folder)
    addFiles(in: folder)
    if let parent { load(parent.name, namedAt: parent.location) }
  }

  private mutating func declaredParent(of folder: String) -> (name: String, location: SourceLocation)? {
    let path = folder + "/theme.yml"
    noteInput(path)
    noteInput(folder)
    guard !isForeign(path) else { return nil }
    do {
      let (node, syntaxErrors) = YAMLDocument.parse(try FileContents.read(path)[...], path: path)
      var reader = MappingReader(node, path: path, subject: "a theme", rule: .theme)
      _ = reader.requiredText("name")
      let parentPlace = node?.entry("extends")?.place.location(in: path)
      let parent = reader.text("extends")
      _ = reader.text("description")
      if let node = reader.take("settings") { settings.append(ThemeSettings.Declaration(node: node, path: path)) }
      if reader.boolean("search") { hasSearch = true }
      var options = TemplateOptions()
      options.trimsBlocks = reader.boolean("trim-blocks")
      options.stripsLinesBeforeBlocks = reader.boolean("lstrip-blocks")
      self.options = self.options ?? options
      diagnostics += syntaxErrors + reader.finished()
      return parent.map { ($0, parentPlace ?? SourceLocation(path: path)) }
    } catch {
      diagnostics.append(
        Diagnostic(.unreadableFile, error.description, help: "a theme needs a theme.yml with its name"))
      return nil
    }
  }

  /// Files of themes loaded earlier, which are nearer, stay.
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

  /// The words of one theme, in each of its languages; those of a nearer theme stay.
  private mutating func addWords(in folder: String) {
    var languages: [WordsFile] = []
    for file in files(in: folder) {
      let (read, errors) = WordsFile.reading(file.file, named: file.path)
      diagnostics += errors
      if let read { languages.append(read) }
    }
    diagnostics += WordsFile.differences(among: languages)
    for file in languages { words[file.language, default: [:]].merge(file.words) { nearer, _ in nearer } }
  }

  private mutating func addTemplate(_ name: String, _ file: String) {
    guard templates[name] == nil else { return }
    do {
      guard let text = String(validating: try FileContents.read(file), as: UTF8.self) else {
        diagnostics.append(
          Diagnostic(
            .encoding, "this is not text in UTF-8", at: SourceLocation(path: file), help: "save the file as UTF-8"))
        return
      }
      templates[name] = TemplateSource(name: name, path: file, text: text)
    } catch { diagnostics.append(Diagnostic(.unreadableFile, error.description)) }
  }

  /// A template, or what declares its attributes: those of a component come from one theme.
  private mutating func addComponentFile(_ path: String, _ file: String) {
    if path.hasSuffix(".html") { return addTemplate(Theme.componentFolder + path, file) }
    guard path.hasSuffix(".yml") else {
      diagnostics.append(
        Diagnostic(
          .theme, "a component is a template and what declares it", at: SourceLocation(path: file),
          help: "end its name with .html or .yml"))
      return
    }
    let name = String(path.dropLast(".yml".count))
    guard declarations[name] == nil else { return }
    do { declarations[name] = (file, try FileContents.read(file)) } catch {
      diagnostics.append(Diagnostic(.unreadableFile, error.description))
    }
  }

  private mutating func addData(_ path: String, _ file: String) {
    guard let ending = [".yml", ".yaml", ".json"].first(where: path.hasSuffix) else {
      diagnostics.append(
        Diagnostic(
          .theme, "a theme's data is YAML or JSON", at: SourceLocation(path: file),
          help: "end its name with .yml, .yaml or .json, or move it to static/"))
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

  /// Whether what is at `path` lies in none of the themes, which is then reported. The folder of a theme may itself be a link.
  private mutating func isForeign(_ path: String) -> Bool {
    guard FileStatus(path) != nil else { return false }
    let real = FilePaths.resolved(path)
    let folders = [themes] + loaded.map { themes + "/" + $0 }
    if folders.contains(where: { FilePaths.isInside(real, FilePaths.resolved($0)) }) { return false }
    report("this link leads out of the theme", at: path, help: "put what it leads to here in place of the link")
    return true
  }

  private mutating func report(_ message: String, at path: String, help: String) {
    diagnostics.append(Diagnostic(.theme, message, at: SourceLocation(path: path), help: help))
  }

  private mutating func noteInput(_ path: String) {
    if let stamp = FileStamp(path) ?? FileStamp(folder: path) { inputs.append((path, stamp)) }
  }

  /// The files below `folder`, by their path in it; none where there is no such folder.
  private mutating func files(
    in folder: String, prefix: String = "", above: Set<UInt> = []
  ) -> [(path: String, file: String)] {
    guard let status = FileStatus(folder), status.kind == .folder else { return [] }
    guard !above.contains(status.inode), above.count < Self.depthLimit else {
      report("this link leads back to a folder that it lies in", at: folder, help: "remove the link")
      return []
    }
    noteInput(folder)
    let entries: [FolderListing.Entry]
    do { entries = try FolderListing(folder).entries } catch {
      diagnostics.append(Diagnostic(.unreadableFile, error.description))
      return []
    }
    return entries.filter { !$0.name.hasPrefix(".") }.flatMap { entry -> [(path: String, file: String)] in
      let file = folder + "/" + entry.name
      guard entry.isNamedInText else {
        report("this name is no text, or has a line end in it", at: file, help: "rename it")
        return []
      }
      if entry.isLink, isForeign(file) { return [] }
      switch entry.kind {
      case .file:
        noteInput(file)
        return [(prefix + entry.name, file)]
      case .folder: return files(in: file, prefix: prefix + entry.name + "/", above: above.union([status.inode]))
      case .other:
        // A link to nothing may lead to something tomorrow.
        inputs.append((file, .never))
        return []
      }
    }
  }
}
