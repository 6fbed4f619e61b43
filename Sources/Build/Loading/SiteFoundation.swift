import Content
import Diagnostics

/// Everything that a site is built from other than its documents: settings, types, the list of its files, and the
/// theme.
struct SiteFoundation: Sendable {
  let declarations: SiteDeclarations
  let settings: SiteSettings
  let files: PublishedFiles
  /// The context that determines how documents are read.
  let context: SourceContext
  let theme: CompiledTheme

  /// All files and folders that were read, with their stamps from before.
  var inputs: [BuildRecord.Stamped] {
    let folders = declarations.tree.folders.map { BuildRecord.Stamped(path: $0.path, stamp: $0.stamp) }
    return folders + declarations.inputs
      + theme.theme.inputs.map { BuildRecord.Stamped(path: $0.path, stamp: $0.stamp) }
  }

  var diagnostics: [Diagnostic] { declarations.diagnostics + theme.diagnostics }
}
