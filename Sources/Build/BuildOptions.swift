import Content
import Files
import Rendering
import Site
import Values

/// The options of a build.
package struct BuildOptions: Sendable {
  /// The options for loading the site.
  package var site: LoadingOptions
  package var work: WorkOptions
  package var output = "output"
  /// A Boolean value that indicates whether a warning prevents writing, as an error does.
  package var isStrict = false

  package init(_ site: LoadingOptions, work: WorkOptions) {
    self.site = site
    self.work = work
  }
}

extension BuildOptions {
  /// The fingerprint of the options that affect the output, except the time; see ``BuildRecord/Validity``.
  var fingerprint: UInt64 {
    var fingerprint = Fingerprint([site.fingerprint])
    fingerprint.combine(output)
    return fingerprint.value
  }

  /// The reason that these options are not valid; `nil` if they are.
  package var problem: String? {
    if let baseURL = site.baseURL, case .failure(let problem) = BaseURL.read(baseURL) {
      return "--base-url: \(problem.message); \(problem.help)."
    }
    let written = FilePaths.resolved(output)
    if written.split(separator: "/").contains(".broadside") {
      return "--output \(output) is inside a .broadside folder, which builds use for their own files."
    }
    for (option, folder) in [("--content", site.content), ("--themes", site.themes)] {
      let read = FilePaths.resolved(folder)
      if FilePaths.isInside(written, read) || FilePaths.isInside(read, written) {
        return "--output \(output) and \(option) \(folder) overlap; a build would overwrite its own source files."
      }
    }
    return nil
  }
}
