import Content
import Diagnostics
import Parallel
import Site
import Templates
import Values

/// A theme whose templates are compiled for the routes of a site.
package struct CompiledTheme: Sendable {
  package let theme: Theme
  /// A Boolean value that indicates whether all files of the theme are known, so that a template that is not there is
  /// missing.
  package let isComplete: Bool
  package let settings: ThemeSettings
  package let files: ThemeFiles
  package let templates: RouteTemplates
  package let library: TemplateLibrary
  package let components: [Component]
  package let diagnostics: [Diagnostic]

  /// Loads and compiles the theme that `settings` names, from the folder `themes`. `documents` are those that may name a
  /// template of their own. Adds the names of the theme's settings and components to `vocabulary`, and the layouts of
  /// its components to `layout`.
  package init(
    _ settings: SiteSettings, from themes: String, documents: [Document], files: PublishedFiles, types: ContentTypes,
    layout: inout SiteLayout, vocabulary: inout Vocabulary, parallelism: Parallelism
  ) async {
    let (theme, themeErrors) = Theme.load(settings.theme.name, namedAt: settings.theme.location, from: themes)
    let (chosen, settingsErrors) = ThemeSettings.read(
      theme.settings, areAll: theme.hasAllSettings, chosenBy: settings, files: files, vocabulary: &vocabulary)
    // Without its declarations, every setting that a template uses would appear to be missing.
    let settingsType: ValueType = chosen.isComplete ? .record(chosen.shape) : .any
    var options = theme.options
    options.schemes = settings.schemes
    let (made, fileErrors) = ThemeFiles.make(theme, settings: chosen, options: options, vocabulary: &vocabulary)
    let themeFiles = ThemeFiles(theme.staticFiles, made: made, basePath: settings.basePath)
    let (words, stringErrors) = theme.words(
      in: settings.locale.language, settings, folder: themes + "/" + settings.theme.name)
    isComplete = theme.isComplete
    var components: [Component] = []
    var componentErrors: [Diagnostic] = []
    for file in theme.components {
      let (component, errors) = Component.read(
        file.declaration, name: file.name, path: file.path, vocabulary: &vocabulary)
      components.append(component)
      componentErrors += errors
    }
    layout.declare(components, types: types, in: &vocabulary)
    let templates = RouteTemplates(
      theme.templates.map(\.name), types: types, layout: layout,
      theme: settingsType, components: components)
    let (library, templateErrors) = await TemplateSet(
      theme.templates, globals: RouteTemplates.globals, shapes: vocabulary.shapes,
      textFilters: RouteTemplates.textFilters, options: options, words: words, assets: themeFiles
    ).compile(for: templates.entries(for: documents), names: &vocabulary.names, parallelism: parallelism)
    self.theme = theme
    self.settings = chosen
    self.files = themeFiles
    self.templates = templates
    self.library = library
    self.components = components
    // If the declarations have errors, correct templates could appear to have errors, too.
    let isChecked = !componentErrors.hasErrors && !types.hasUnread
    let imageErrors = theme.staticFiles.filter { !$0.isTemplate }.compactMap { ImageFiles.finding(at: $0.file) }
    let all =
      themeErrors + settingsErrors + fileErrors + imageErrors + stringErrors + componentErrors
      + (isChecked ? templateErrors : []) + templates.missing(for: documents)
    // If a file of the theme is not known, everything in it is missing.
    diagnostics = isComplete ? all : themeErrors + settingsErrors
  }
}
