import NIOHTTP1

/// Who a request is meant for. A page of another site can make a browser send requests here, under a name of its own that it lets lead to
/// this machine (DNS rebinding), or as a foreign origin; neither is answered.
struct Addressee: Sendable {
  /// What the preview listens at.
  private let host: String

  init(host: String) { self.host = host }

  /// Why a request with these headers is refused; `nil` where it is not.
  func refusal(of headers: HTTPHeaders) -> String? {
    let hosts = headers["Host"]
    guard hosts.count == 1, let written = hosts.first else { return "a request says once what host it is for" }
    guard isOurs(Self.name(of: written)) else {
      return "this preview does not answer for \(written); open it as localhost"
    }
    let origins = headers["Origin"]
    guard origins.allSatisfy({ $0 == "http://" + written }) else {
      return "this preview does not answer pages of \(origins.joined(separator: ", "))"
    }
    return nil
  }

  private func isOurs(_ name: String) -> Bool {
    if ["localhost", "127.0.0.1", "[::1]", host, "[\(host)]"].contains(name) { return true }
    // Who listens at every address is reached by numbers, and without a name there is none to rebind.
    return ["0.0.0.0", "::"].contains(host) && (name.hasPrefix("[") || name.allSatisfy { $0.isNumber || $0 == "." })
  }

  /// The host without its port, in small letters; all of it where what follows is no port.
  private static func name(of host: String) -> String {
    let host = host.lowercased()
    let end = host.hasPrefix("[") ? host.firstIndex(of: "]").map { host.index(after: $0) } : host.firstIndex(of: ":")
    guard let end, end < host.endIndex else { return host }
    let isPort = host[end] == ":" && host[end...].dropFirst().utf8.allSatisfy { 0x30...0x39 ~= $0 }
    return isPort ? String(host[..<end]) : host
  }
}
