import Values

/// What a build is asked to do.
package struct BuildOptions: Sendable {
  package var content = "content"
  package var themes = "themes"
  /// The theme, where it is not the one that `site.yml` names.
  package var theme: String?
  package var output = "output"
  /// The address of the site, where it is not the one that `site.yml` names.
  package var baseURL: String?
  package var includesDrafts = false
  /// The day that counts as today.
  package var today: DateValue
  /// Whether a warning forbids writing, as an error does.
  package var isStrict = false
  package var jobs: Int

  package init(today: DateValue, jobs: Int) {
    self.today = today
    self.jobs = jobs
  }
}
