import Rendering

/// The options of a check.
package struct CheckOptions: Sendable {
  /// The options for loading the site to check.
  package var site: LoadingOptions
  package var work: WorkOptions
  /// The options for checking external links; `nil` if they are not checked.
  package var external: External?

  package struct External: Sendable {
    /// The path of `curl`.
    package var program: String
    /// Resolves and checks hosts; `nil` if private addresses are allowed.
    var resolver: HostResolver?
    /// The path of the file in which successful responses are saved.
    package var savedResponses: String
    /// A Boolean value that indicates whether a broken external link is an error.
    package var isStrict = false
    /// The maximum age of a saved response, in seconds.
    package var age: Int
    /// The time limit for all requests together, in seconds.
    package var limit: Int

    /// Creates options with the paths of `curl` and of `getent`, which is `nil` if private addresses are allowed.
    /// `hasProxy` indicates whether `curl` uses a proxy.
    package init(
      program: String, resolver: String?, hasProxy: Bool, savedResponses: String, isStrict: Bool, age: Int, limit: Int
    ) {
      self.program = program
      self.resolver = resolver.map { HostResolver(program: $0, hasProxy: hasProxy) }
      self.savedResponses = savedResponses
      self.isStrict = isStrict
      self.age = age
      self.limit = limit
    }
  }

  package init(_ site: LoadingOptions, work: WorkOptions) {
    self.site = site
    self.work = work
  }
}
