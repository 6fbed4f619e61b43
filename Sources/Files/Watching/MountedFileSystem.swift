import Glibc

/// The file system that contains a path.
enum MountedFileSystem {
  /// The file systems in which other machines or a host system can change files without notifying Linux.
  private static let remote: Set<String> = [
    "9p", "afs", "ceph", "cifs", "nfs", "nfs4", "prl_fs", "smb3", "vboxsf", "virtiofs",
  ]

  /// Returns whether files below `path` can change without a notification.
  static func isRemote(_ path: String) -> Bool {
    let path = FilePaths.resolved(path)
    let mounts = table().split(separator: "\n").map { $0.split(separator: " ") }.filter { $0.count > 2 }
    let nearest = mounts.filter { FilePaths.isInside(path, String($0[1])) }.max { $0[1].count <= $1[1].count }
    return nearest.map { remote.contains(String($0[2])) || $0[2].hasPrefix("fuse.") } ?? false
  }

  /// Returns one line per mounted file system: device, mount point and type (proc(5)).
  private static func table() -> String {
    guard let file = fopen("/proc/self/mounts", "re") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = buffer.withUnsafeMutableBytes { fread($0.baseAddress, 1, $0.count, file) }
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }
}
