import Content
import Diagnostics
import Parallel
import Templates

/// A theme whose templates are compiled for the routes of a site.
struct CompiledTheme: Sendable {
  let theme: Theme
  /// A Boolean value that indicates whether the theme has any templates.
  let isThere: Bool
  let settings: ThemeSettings
  let files: ThemeFiles
  let templates: RouteTemplates
  let library: TemplateLibrary
  let components: [Component]
  let diagnostics: [Diagnostic]

  /// Loads and compiles the theme that `settings` names. `documents` are those that may name a template of their own.
  init(
    _ settings: SiteSettings, documents: [Document], files: PublishedFiles, options: BuildOptions,
    declarations: inout SiteDeclarations, parallelism: Parallelism
  ) async {
    let (theme, themeErrors) = Theme.load(settings.theme, namedAt: settings.themeLocation, from: options.themes)
    let (chosen, settingsErrors) = ThemeSettings.read(
      theme.settings, chosenBy: settings, files: files, vocabulary: &declarations.vocabulary)
    let (made, fileErrors) = ThemeFiles.make(theme, settings: chosen, vocabulary: &declarations.vocabulary)
    let themeFiles = ThemeFiles(theme.staticFiles, made: made, basePath: settings.basePath)
    let (words, stringErrors) = theme.words(in: settings.language, settings)
    isThere = !theme.templates.isEmpty
    var components: [Component] = []
    var componentErrors: [Diagnostic] = []
    for file in theme.components {
      let (component, errors) = Component.read(
        file.declaration, name: file.name, path: file.path, vocabulary: &declarations.vocabulary)
      components.append(component)
      componentErrors += errors
    }
    declarations.layout.declare(components, types: declarations.types, in: &declarations.vocabulary)
    let templates = RouteTemplates(
      theme.templates.map(\.name), types: declarations.types, layout: declarations.layout,
      theme: chosen.shape, components: components)
    let (library, templateErrors) = await TemplateSet(
      theme.templates, globals: RouteTemplates.globals, shapes: declarations.vocabulary.shapes,
      textFilters: RouteTemplates.textFilters, options: theme.options, words: words, assets: themeFiles
    ).compile(for: templates.entries(for: documents), names: &declarations.vocabulary.names, parallelism: parallelism)
    self.theme = theme
    self.settings = chosen
    self.files = themeFiles
    self.templates = templates
    self.library = library
    self.components = components
    // If the declarations have errors, correct templates could appear to have errors, too.
    let isChecked = !componentErrors.hasErrors && !declarations.types.hasUnread
    let all =
      themeErrors + settingsErrors + fileErrors + stringErrors + componentErrors + (isChecked ? templateErrors : [])
      + templates.missing(for: documents)
    // If the theme does not exist, everything in it is missing.
    diagnostics = isThere ? all : themeErrors
  }
}
