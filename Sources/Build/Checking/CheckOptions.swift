/// The options of a check.
package struct CheckOptions: Sendable {
  /// The build options of the site to check.
  package var site: BuildOptions
  /// The options for checking external links; `nil` if they are not checked.
  package var external: External?

  package struct External: Sendable {
    /// The path of `curl`.
    package var program: String
    /// A Boolean value that indicates whether a broken external link is an error.
    package var isStrict = false
    /// The maximum age of a saved response, in seconds.
    package var age: Int
    /// The time limit for all requests together, in seconds.
    package var limit: Int

    package init(program: String, isStrict: Bool, age: Int, limit: Int) {
      self.program = program
      self.isStrict = isStrict
      self.age = age
      self.limit = limit
    }
  }

  package init(_ site: BuildOptions) { self.site = site }
}
