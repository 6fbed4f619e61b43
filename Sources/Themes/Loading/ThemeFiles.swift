import Content
import Diagnostics
import Files
import FoundationEssentials
import Site
import Synchronization
import Templates
import Values

/// A theme's static files as they are published. A file keeps its name, or gets a part of its digest in the name if a
/// template requests it as an asset, so that browsers can cache it permanently.
package final class ThemeFiles: AssetSource {
  private let files: [String: Theme.StaticFile]
  /// The rendered text of the files that are templates, by path.
  private let made: [String: String]
  private let basePath: String
  /// The assets that templates requested, by path.
  private let asked = Mutex<[String: (name: String, asset: Asset)]>([:])

  /// The number of characters of a digest in a name, which is enough that no two versions of a file share a name.
  private static let digestLength = 10

  init(_ files: [Theme.StaticFile], made: [String: String], basePath: String) {
    self.files = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    self.made = made
    self.basePath = basePath
  }

  package var paths: [String] { Array(files.keys) }

  package func asset(at path: String) -> Asset? {
    guard let file = files[path] else { return nil }
    return asked.withLock { asked in
      if let known = asked[path] { return known.asset }
      // A file that cannot be read is reported when it is copied.
      let bytes = made[path].map { Array($0.utf8) } ?? (try? FileContents.read(file.file)) ?? []
      let digest = MessageDigest.sha384(of: bytes)
      let name = Self.name(path, digest)
      let asset = Asset(
        url: basePath + "/" + ContentPath.url(of: name),
        integrity: "sha384-" + Data(digest).base64EncodedString())
      asked[path] = (name, asset)
      return asset
    }
  }

  /// Returns a path with a digest: `css/site.css` becomes `css/site.1f2e3d4c5b.css`.
  private static func name(_ path: String, _ digest: [UInt8]) -> String {
    let hexadecimal = digest.prefix(digestLength / 2).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
    let file = path.split(separator: "/").last ?? ""
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return path + "." + hexadecimal }
    return path.dropLast(file[dot...].count) + "." + hexadecimal + file[dot...]
  }

  /// Every file, by its path in the output, with its source. Complete after all templates are compiled.
  package var published: [Routes.StaticFile] {
    let asked = asked.withLock { $0 }
    return files.values.sorted { $0.path < $1.path }.map { file in
      Routes.StaticFile(path: asked[file.path]?.name ?? file.path, file: file.file, text: made[file.path])
    }
  }

  /// Renders the files that are templates, which can use `theme` and `data`.
  static func make(
    _ theme: Theme, settings: ThemeSettings, options: TemplateOptions, vocabulary: inout Vocabulary
  ) -> ([String: String], [Diagnostic]) {
    var made: [String: String] = [:]
    var diagnostics: [Diagnostic] = []
    var table = settings.table
    let relocate = table.append(theme.data.table)
    let globals = [settings.value, relocate(theme.data.value)]
    for file in theme.staticFiles where file.isTemplate {
      let bytes: [UInt8]
      do { bytes = try FileContents.read(file.file) } catch {
        diagnostics.append(Diagnostic(.unreadableFile, error.description))
        continue
      }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        diagnostics.append(
          Diagnostic(
            .encoding, "this is not UTF-8 text", at: SourceLocation(path: file.file), help: "save the file as UTF-8")
        )
        continue
      }
      let entry = TemplateEntry(file.path, globals: [settings.isComplete ? .record(settings.shape) : .any, .any])
      let source = TemplateSource(name: file.path, path: file.file, text: text)
      let (library, errors) = TemplateSet(
        [source], globals: ["theme", "data"], shapes: vocabulary.shapes, options: options
      ).compile(for: [entry], names: &vocabulary.names)
      diagnostics += errors
      guard settings.isComplete, !errors.hasErrors, let template = library.template(for: entry) else { continue }
      var renderer = Renderer(
        library, tables: Tables(values: table, names: vocabulary.names, shapes: vocabulary.shapes))
      var output: [UInt8] = []
      do { try renderer.render(template, globals: globals, into: &output) } catch {
        diagnostics.append(error.diagnostic(rendering: file.path))
      }
      made[file.path] = String(decoding: output, as: UTF8.self)
    }
    return (made, diagnostics)
  }
}
