import Glibc
import Synchronization

enum Machine {
  /// The number of cores that the program may use.
  static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// A Boolean value that indicates whether an environment variable makes `curl` use a proxy.
  static var hasProxy: Bool {
    let names = ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
    return names.contains { name in getenv(name).map { $0.pointee != 0 } ?? false }
  }
}
