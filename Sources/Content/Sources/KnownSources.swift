/// The content files that are already known: from the record of an earlier build, or from memory.
package enum KnownSources: Sendable {
  case recorded(RecordedSources)
  case kept(KeptSources)

  /// Returns the cached result of reading `file`, whose documents are of the type at `type`, if the file is unchanged
  /// and would be read the same way.
  func cached(_ file: String, type: Int, context: SourceContext?) -> ReadSource? {
    guard let context else { return nil }
    return switch self {
    case .recorded(let sources): sources.cached(file, type: type, context: context)
    case .kept(let sources): sources.cached(file, context: context)
    }
  }
}
