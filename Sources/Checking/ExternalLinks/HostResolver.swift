import Files
import Processes

/// Resolves the hosts of URLs with `getent`, which uses the resolver of the system, and rejects those that are not on the
/// public internet.
///
/// The text of a URL does not show which machine it points to: an address has many spellings, and any name can resolve to
/// any address. So the addresses are checked, and `curl` then connects only to the address that was checked.
struct HostResolver: Sendable {
  /// The path of `getent`.
  let program: String
  /// A Boolean value that indicates whether a proxy may know hosts that this machine cannot resolve.
  let hasProxy: Bool

  enum Outcome: Hashable {
    /// The host has public addresses only. `curl` connects to this one.
    case address(String)
    /// Only the proxy can resolve the host.
    case leftToProxy
    /// The host is not on the public internet. The text names the host or its address.
    case notPublic(String)
    case unknown
  }

  private static let patience = Duration.seconds(10)

  func resolve(_ url: String, limit: Duration) async -> Outcome {
    let host = Self.host(of: url)
    var name = host[...]
    while name.hasSuffix(".") { name.removeLast() }
    if name == "localhost" || name.hasSuffix(".localhost") { return .notPublic(String(name)) }
    guard let first = name.first, first != "-", !name.contains(where: { "%\\\"'@ ".contains($0) }) else {
      return .unknown
    }
    let output = try? await ExternalProgram(program).run(["ahosts", String(name)], limit: min(limit, Self.patience))
    let addresses = (output ?? "").split(separator: "\n").compactMap { $0.split(separator: " ").first }
    if let address = addresses.first(where: { IPAddress($0)?.isPublic != true }) { return .notPublic(String(address)) }
    // Many networks have IPv6 addresses but no route to other networks.
    guard let address = addresses.first(where: { !$0.contains(":") }) ?? addresses.first else {
      return hasProxy ? .leftToProxy : .unknown
    }
    return .address(address.contains(":") ? "[\(address)]" : String(address))
  }

  /// Returns the host of a URL, without a user name, port, or brackets, in lowercase.
  static func host(of url: String) -> String {
    let rest = url.ranges(of: "://").first.map { url[$0.upperBound...] } ?? url[...]
    let authority = rest.prefix { !"/?#\\".contains($0) }
    let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    if host.hasPrefix("[") { return host.dropFirst().prefix { $0 != "]" }.lowercased() }
    return host.prefix { $0 != ":" }.lowercased()
  }
}
