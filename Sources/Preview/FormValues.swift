import Content

/// The values of a query string as `URLSearchParams` writes it
/// (https://url.spec.whatwg.org/#application/x-www-form-urlencoded).
struct FormValues {
  private let values: [String: String]

  init(_ query: Substring) {
    let pairs = query.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { ContentPath.percentDecoded(String($0.replacing("+", with: " "))) }
      return (parts[0], parts.count > 1 ? parts[1] : "")
    }
    values = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  subscript(name: String) -> String? { values[name] }
}
