import Diagnostics
import Files
import Values

/// All types of a site, and the folder that each belongs to.
package struct ContentTypes: Sendable {
  /// The declared types in the order of their folders, then the type of plain pages.
  package let all: [ContentType]
  private let positions: [String: Int]
  private let folders: [String: Int]
  /// A Boolean value that indicates whether every declaration could be read, so that a name that matches no type is an
  /// error.
  package let isComplete: Bool

  /// Creates the types. `broken` lists the folders whose declarations cannot be read.
  package init(declared: [ContentType], broken: [String] = []) {
    let declared = declared + broken.map(ContentType.broken)
    isComplete = broken.isEmpty
    all = declared + [.plainPage(folder: "")]
    positions = Dictionary(all.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    folders = Dictionary(declared.enumerated().map { ($1.folder, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A Boolean value that indicates whether part of a declaration could not be read.
  package var hasUnread: Bool { all.contains { !$0.declaration.isRead } }

  package subscript(position: Int) -> ContentType { all[position] }

  /// Returns the position of the type called `name`.
  package func position(of name: String) -> Int? {
    // Comparing a few short names is faster than hashing one.
    all.count <= 16 ? all.firstIndex { $0.name == name } : positions[name]
  }

  /// Returns the position of the type of a file in `folder`: the type of the nearest enclosing folder that declares
  /// one.
  package func position(inFolder folder: String) -> Int {
    var folder = folder
    while !folder.isEmpty {
      if let position = folders[folder] { return position }
      folder = ContentPath.folder(of: folder)
    }
    return all.count - 1
  }
}

extension ContentTypes {
  /// Reads the `_type.yml` of every collection of `tree` and checks the types against each other. Also returns the
  /// fingerprint of those files.
  package static func read(
    _ tree: ContentTree, vocabulary: inout Vocabulary
  ) -> (ContentTypes, Fingerprint, [Diagnostic]) {
    var fingerprint = Fingerprint()
    var types: [ContentType] = []
    var broken = tree.misnamedCollections.filter { !$0.isEmpty && !tree.collections.contains($0) }
    var diagnostics: [Diagnostic] = []
    for folder in tree.collections {
      let path = tree.path(of: folder + "/" + ContentTree.typeFile)
      do {
        var reader = TypeReader(folder: folder, path: path)
        let bytes = try FileContents.read(path)
        fingerprint.combine(path)
        fingerprint.combine(bytes)
        let type = reader.read(bytes, vocabulary: &vocabulary)
        diagnostics += reader.diagnostics
        if let type { types.append(type) } else { broken.append(folder) }
      } catch {
        diagnostics.append(Diagnostic(.unreadableFile, error.description))
      }
    }
    let names = types.map(\.name)
    diagnostics += types.filter { $0.name == "page" }.map { type in
      Diagnostic(
        .typeDeclaration, "the name \"page\" is reserved for plain pages", at: type.declaration.location,
        help: "give the type another name")
    }
    for (index, type) in types.enumerated() {
      if let first = types[..<index].first(where: { Field.templateName($0.name) == Field.templateName(type.name) }) {
        diagnostics.append(
          Diagnostic(
            .typeDeclaration, "another type is already named \"\(type.name)\"", at: type.declaration.location,
            help: "give this type or the one in \(first.declaration.location.path) another name"))
      }
      if broken.isEmpty { diagnostics += type.fields.flatMap { unknownTargets(of: $0, names: names) } }
    }
    return (ContentTypes(declared: types, broken: broken), fingerprint, diagnostics)
  }

  private static func unknownTargets(of field: Field, names: [String]) -> [Diagnostic] {
    field.type.references.filter { !names.contains($0.type) }.map { reference in
      Diagnostic(
        .typeDeclaration, "\"\(field.key)\" refers to the type \"\(reference.type)\", which no folder declares",
        at: field.declaration,
        help: nearestName(to: reference.type, in: names).map { "did you mean \"\($0)\"?" }
          ?? "use one of: \(names.joined(separator: ", "))")
    }
  }
}
