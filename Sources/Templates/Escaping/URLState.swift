import HTML

/// The state of a URL in an attribute. It determines how a value in the URL is escaped.
enum URLState: Hashable, Sendable {
  /// Nothing has been read.
  case start
  /// Only literal text has been read, and it may still become a scheme.
  case scheme(String)
  /// A value has been read, and nothing after it that ends a scheme.
  case valueAtStart
  case path
  case query
  /// A literal scheme that is not allowed.
  case unsafe(String)

  mutating func read(_ scalar: Unicode.Scalar, _ schemes: AllowedSchemes) {
    switch (self, scalar) {
    // Browsers ignore these.
    case (_, "\t"), (_, "\n"), (_, "\r"): break
    case (.unsafe, _), (.query, _): break
    // A character reference can stand for any part of a scheme.
    case (.start, "&"), (.scheme, "&"): self = .unsafe("written with \"&\"")
    case (_, "?"), (_, "#"): self = .query
    case (.path, _): break
    case (_, "/"): self = .path
    case (.start, _) where scalar.value <= 32: break
    case (.start, _): self = .scheme(String(scalar).lowercased())
    case (.scheme(let scheme), ":"): self = schemes.allow("\(scheme):".utf8) ? .path : .unsafe(scheme)
    case (.scheme(let scheme), _): self = .scheme(String(scheme.prefix(32)) + String(scalar).lowercased())
    case (.valueAtStart, ":"): self = .unsafe("set by another value")
    case (.valueAtStart, _): break
    }
  }

  /// Returns whether `scalar` turns a value written before it into a scheme.
  func readsColonAfterValue(_ scalar: Unicode.Scalar) -> Bool { self == .valueAtStart && scalar == ":" }

  mutating func passValue() {
    switch self {
    case .start, .scheme: self = .valueAtStart
    default: break
    }
  }

  func place() -> Result<EscapingPlace, NoSafePlace> {
    switch self {
    case .start: .success(.urlStart)
    case .scheme, .valueAtStart: .success(.urlBeforePath)
    case .path: .success(.urlPath)
    case .query: .success(.urlQuery)
    case .unsafe(let scheme):
      .failure(
        NoSafePlace(
          "a value cannot be written safely in a URL whose scheme is \(scheme)", "begin the URL with https:// or a path"
        ))
    }
  }

  /// Returns the state that follows two branches: the one whose escaping is right for both.
  func joined(with other: URLState) -> URLState {
    if self == other { return self }
    for state in [self, other] { if case .unsafe = state { return state } }
    if self == .query || other == .query {
      return self == .path || other == .path ? .query : .valueAtStart
    }
    return .valueAtStart
  }
}
