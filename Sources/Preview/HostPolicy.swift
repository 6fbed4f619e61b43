import NIOHTTP1

/// Decides which requests the preview answers, by their `Host` and `Origin` headers. A page of another site can make a
/// browser send requests here, either under a host name that it resolves to this computer (DNS rebinding) or from a
/// foreign origin; both are refused.
struct HostPolicy: Sendable {
  /// The address that the preview listens on.
  private let host: String

  init(host: String) { self.host = host }

  /// Returns the reason for refusing a request with these headers, or `nil` if it is answered.
  func refusal(of headers: HTTPHeaders) -> String? {
    let hosts = headers["Host"]
    guard hosts.count == 1, let written = hosts.first else { return "a request must have exactly one Host header" }
    guard isOurs(Self.name(of: written)) else {
      return "this preview does not serve the host \(written); use localhost instead"
    }
    let origins = headers["Origin"]
    guard origins.allSatisfy({ $0 == "http://" + written }) else {
      return "this preview does not answer requests from \(origins.joined(separator: ", "))"
    }
    return nil
  }

  private func isOurs(_ name: String) -> Bool {
    if ["localhost", "127.0.0.1", "[::1]", host, "[\(host)]"].contains(name) { return true }
    // A preview that listens on all addresses is opened by its IP address, which cannot be rebound as a name can.
    return ["0.0.0.0", "::"].contains(host) && (name.hasPrefix("[") || name.allSatisfy { $0.isNumber || $0 == "." })
  }

  /// The host in lowercase without its port. The whole value is returned if the rest is not a port.
  private static func name(of host: String) -> String {
    let host = host.lowercased()
    let end = host.hasPrefix("[") ? host.firstIndex(of: "]").map { host.index(after: $0) } : host.firstIndex(of: ":")
    guard let end, end < host.endIndex else { return host }
    let isPort = host[end] == ":" && host[end...].dropFirst().utf8.allSatisfy { 0x30...0x39 ~= $0 }
    return isPort ? String(host[..<end]) : host
  }
}
