import Diagnostics
import HTML
import Rendering
import Site
import Templates

/// The places in a theme that wrote the bytes of a published file.
struct FileOrigins {
  private enum Source {
    case templates(OutputOrigins)
    /// A file that is published unchanged.
    case copy(path: String, bytes: [UInt8])
  }

  private let source: Source

  /// Creates the origins of the file that `runner` rendered last; `nil` if its source is not a template or a file.
  init?(of route: Route, renderedBy runner: inout PageJobRunner) {
    if case .copy(let path) = route.content {
      source = .copy(path: path, bytes: runner.output)
    } else if let origins = runner.origins(of: route) {
      source = .templates(origins)
    } else {
      return nil
    }
  }

  /// Returns the location of the byte at `offset` if it is text in a template or in a file that is published unchanged.
  private func text(at offset: Int) -> SourceLocation? {
    switch source {
    case .templates(let origins): origins.text(at: offset)
    case .copy(let path, let bytes): SourceLocation(path: path).advanced(over: bytes[..<offset])
    }
  }

  /// Returns the first byte in `range` that is text, and its location with the length up to the next value or the end of
  /// the range.
  func text(in range: Range<Int>) -> (start: Int, location: SourceLocation)? {
    let first: Int?
    switch source {
    case .templates(let origins): first = range.first { origins.text(at: $0) != nil }
    case .copy: first = range.first
    }
    guard let first, var location = text(at: first), let last = text(at: range.upperBound - 1) ?? text(at: first)
    else { return nil }
    if last.path == location.path, last.line == location.line, last.column > location.column {
      location.length = last.column - location.column + 1
    }
    return (first, location)
  }

  /// Returns the location of a tag whose name is text.
  func location(of tag: HTMLTag) -> SourceLocation? {
    guard var location = text(at: tag.range.lowerBound), text(at: tag.nameRange.upperBound - 1) != nil else {
      return nil
    }
    location.length = tag.nameRange.upperBound - tag.range.lowerBound
    return location
  }
}
