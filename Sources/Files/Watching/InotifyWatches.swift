import Glibc

/// Watches on some folders and all below them, as Linux gives them (inotify(7)).
final class InotifyWatches {
  /// Deeper folders are taken for links that lead in a circle.
  static let depthLimit = 32
  private static let folderMask =
    UInt32(IN_CLOSE_WRITE) | UInt32(IN_MODIFY) | UInt32(IN_CREATE) | UInt32(IN_DELETE) | UInt32(IN_MOVED_FROM)
    | UInt32(IN_MOVED_TO) | UInt32(IN_ATTRIB) | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF)

  let descriptor: Int32
  private let roots: [String]
  private var folders: [Int32: String] = [:]
  /// The paths of files that somebody has begun to write and not yet closed.
  private var written: Set<String> = []
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  /// `nil` where the system has no more watches to give.
  init?(_ roots: [String]) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    self.roots = roots
    guard watch() else { return nil }
  }

  deinit { close(descriptor) }

  /// Whether a file is being written.
  var isWriting: Bool { !written.isEmpty }

  /// Waits no longer for files that are being written: some programs never close theirs.
  func forgetWriting() { written.removeAll() }

  /// Looks for the folders again, after some were made, moved or removed.
  func watchAnew() {
    let earlier = folders
    folders = [:]
    _ = watch()
    for watch in earlier.keys where folders[watch] == nil { inotify_rm_watch(descriptor, watch) }
  }

  private func watch() -> Bool {
    roots.allSatisfy { root in
      // Of a root that is not there, the folder is watched that it would be made in.
      FileStatus(root)?.kind == .folder ? add(root, depth: 0) : addNearest(to: root)
    }
  }

  private func addNearest(to root: String) -> Bool {
    var folder = root
    while let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
      if FileStatus(folder)?.kind == .folder { return addOne(folder) }
    }
    return addOne(".")
  }

  /// Watches a folder and those in it; false where the system refuses because there are too many.
  private func add(_ folder: String, depth: Int) -> Bool {
    guard addOne(folder) else { return false }
    guard depth < Self.depthLimit, let listing = try? FolderListing(folder) else { return true }
    return listing.entries.allSatisfy { entry in
      entry.kind != .folder || add(folder + "/" + entry.name, depth: depth + 1)
    }
  }

  private func addOne(_ folder: String) -> Bool {
    let watch = inotify_add_watch(descriptor, folder, Self.folderMask)
    if watch < 0 { return errno != ENOSPC && errno != ENOMEM }
    // Two links to one folder are one watch; a file in it is told of under its first name, so all of it may have changed.
    if folders[watch] == nil { folders[watch] = folder }
    return true
  }

  /// What has happened and was not read yet.
  func read() -> FolderChanges {
    var changes = FolderChanges()
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return changes }
      var offset = 0
      while offset + MemoryLayout<inotify_event>.size <= count {
        let event = buffer.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: inotify_event.self) }
        let start = offset + MemoryLayout<inotify_event>.size
        let name = String(decoding: buffer[start..<start + Int(event.len)].prefix { $0 != 0 }, as: UTF8.self)
        note(event, name: name, in: &changes)
        offset = start + Int(event.len)
      }
    }
  }

  private func note(_ event: inotify_event, name: String, in changes: inout FolderChanges) {
    let mask = event.mask
    func has(_ flags: Int...) -> Bool { flags.contains { mask & UInt32($0) != 0 } }
    if has(Int(IN_IGNORED)) { return }
    guard !has(Int(IN_Q_OVERFLOW)), let folder = folders[event.wd] else {
      changes.isAnything = true
      return
    }
    if has(Int(IN_DELETE_SELF), Int(IN_MOVE_SELF))
      || has(Int(IN_ISDIR)) && has(Int(IN_CREATE), Int(IN_DELETE), Int(IN_MOVED_FROM), Int(IN_MOVED_TO))
    {
      changes.isAnything = true
    }
    guard !name.isEmpty, !has(Int(IN_ISDIR)) else { return }
    let path = folder + "/" + name
    changes.paths.insert(path)
    if has(Int(IN_MODIFY)) { written.insert(path) } else if !has(Int(IN_ATTRIB)) { written.remove(path) }
  }
}
