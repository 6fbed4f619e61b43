import Content
import Diagnostics
import Files
import Themes

/// Everything that a site is built from other than its documents: settings, types, the list of its files, and the
/// theme.
package struct SiteFoundation: Sendable {
  package let declarations: SiteDeclarations
  package let settings: SiteSettings
  package let files: PublishedFiles
  /// The context that determines how documents are read.
  package let context: SourceContext
  package let theme: CompiledTheme

  /// All files and folders that were read, with their stamps from before.
  package var inputs: [StampedFile] {
    let folders = declarations.tree.folders.map { StampedFile(path: $0.path, stamp: $0.stamp) }
    return folders + declarations.inputs + theme.theme.inputs
  }

  var diagnostics: [Diagnostic] { declarations.diagnostics + theme.diagnostics }
}
