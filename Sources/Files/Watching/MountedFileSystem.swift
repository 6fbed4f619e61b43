import Glibc

/// The file system that a path lies on.
enum MountedFileSystem {
  /// Those in which other machines, or programs of another system, change files without Linux knowing.
  private static let remote: Set<String> = [
    "9p", "afs", "ceph", "cifs", "nfs", "nfs4", "prl_fs", "smb3", "vboxsf", "virtiofs",
  ]

  /// Whether the files below `path` may be changed by others unseen.
  static func isRemote(_ path: String) -> Bool {
    let path = FilePaths.resolved(path)
    let mounts = table().split(separator: "\n").map { $0.split(separator: " ") }.filter { $0.count > 2 }
    let nearest = mounts.filter { FilePaths.isInside(path, String($0[1])) }.max { $0[1].count <= $1[1].count }
    return nearest.map { remote.contains(String($0[2])) || $0[2].hasPrefix("fuse.") } ?? false
  }

  /// A line for each file system: what is mounted, where, its kind (proc(5)).
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
