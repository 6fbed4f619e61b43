import Diagnostics

/// What a check is asked to do.
package struct CheckOptions: Sendable {
  /// The site to check, as a build would be asked for it.
  package var site: BuildOptions
  /// How addresses elsewhere are looked at; `nil` where they are not.
  package var external: External?

  package struct External: Sendable {
    /// The path of `curl`.
    package var program: String
    /// Whether an address that is dead is an error.
    package var isStrict = false
    /// How old an answer may be to be believed, in seconds.
    package var age: Int
    /// How long to go on asking, in seconds.
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

/// What came of a check.
package struct CheckReport: Sendable {
  /// Everything found that nobody has silenced, in reading order.
  package let diagnostics: [Diagnostic]
  /// How many documents were checked.
  package let documents: Int
  /// How many findings comments silence.
  package let silenced: Int
}
