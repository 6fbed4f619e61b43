import Glibc

/// The inotify(7) watches on some folders and everything below them.
final class InotifyWatches {
  /// The depth beyond which folders are treated as a loop of symbolic links.
  static let depthLimit = 32
  private static let mask =
    UInt32(IN_CLOSE_WRITE) | UInt32(IN_MODIFY) | UInt32(IN_CREATE) | UInt32(IN_DELETE) | UInt32(IN_MOVED_FROM)
    | UInt32(IN_MOVED_TO) | UInt32(IN_ATTRIB) | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF)

  let descriptor: Int32
  private let roots: [String]
  private var watched: [Int32: Watched] = [:]
  /// The paths of files that have been written to and not yet closed.
  private var written: Set<String> = []
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  /// The folder of one watch.
  private struct Watched {
    /// The path of the folder; `nil` for a folder outside the watched ones.
    var path: String?
    /// A Boolean value that indicates whether symbolic links give the folder other paths. A change is reported under
    /// one path, and concerns all.
    var isShared = false
    /// The names in the folder that symbolic links point to, or that a root would have.
    var targets: Set<String> = []
  }

  /// Creates the watches; `nil` if the system has no more watches.
  init?(_ roots: [String]) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    self.roots = roots
    guard descriptor >= 0, watch() else { return nil }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// A Boolean value that indicates whether a file is being written.
  var isWriting: Bool { !written.isEmpty }

  /// Stops waiting for files that are being written, because some programs never close theirs.
  func forgetWriting() { written.removeAll() }

  /// Scans the folders again after some were created, moved or removed. Returns false if the system has no more
  /// watches.
  func watchAnew() -> Bool {
    let earlier = watched
    watched = [:]
    let isComplete = watch()
    for watch in earlier.keys where watched[watch] == nil { inotify_rm_watch(descriptor, watch) }
    return isComplete
  }

  private func watch() -> Bool {
    roots.allSatisfy { root in
      // The target of a link can change, so the folder of the link is watched; for a root that does not exist, the
      // nearest existing parent folder.
      let isLink = FileStatus(unfollowed: root).map { $0.kind != .folder } ?? true
      guard !isLink || addNearest(to: root) else { return false }
      // The root may have been created just before its parent folder was watched, so this comes last.
      return FileStatus(root)?.kind != .folder || add(root, depth: 0)
    }
  }

  private func addNearest(to root: String) -> Bool {
    var path = root
    while true {
      let (folder, name) = Self.split(path)
      if FileStatus(folder)?.kind == .folder { return addTarget(name, in: folder) }
      path = folder
    }
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  /// Watches a folder and everything below it. Returns false if the system has no more watches.
  private func add(_ folder: String, depth: Int) -> Bool {
    guard let watch = addWatch(folder) else { return false }
    if watch >= 0 {
      let known = watched[watch]?.path
      watched[watch, default: Watched()].path = known ?? folder
      if let known, known != folder { watched[watch]?.isShared = true }
    }
    guard depth < Self.depthLimit, let listing = try? FolderListing(folder) else { return true }
    return listing.entries.allSatisfy { entry in
      let path = folder + "/" + entry.name
      if entry.kind == .folder { return add(path, depth: depth + 1) }
      guard entry.isLink else { return true }
      let target = Self.split(FilePaths.resolved(path))
      return addTarget(target.name, in: target.folder)
    }
  }

  /// Watches for changes to `name` in `folder`.
  private func addTarget(_ name: String, in folder: String) -> Bool {
    guard let watch = addWatch(folder) else { return false }
    if watch >= 0 { watched[watch, default: Watched()].targets.insert(name) }
    return true
  }

  /// Returns the watch on a folder; -1 if the folder cannot be watched, `nil` if the system has no more watches.
  private func addWatch(_ folder: String) -> Int32? {
    let watch = inotify_add_watch(descriptor, folder, Self.mask)
    return watch < 0 && (errno == ENOSPC || errno == ENOMEM) ? nil : watch
  }

  /// Returns the changes that have not been read yet.
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
    func has(_ flags: Int...) -> Bool { flags.contains { event.mask & UInt32($0) != 0 } }
    if has(Int(IN_IGNORED)) { return }
    guard !has(Int(IN_Q_OVERFLOW)), let watch = watched[event.wd] else {
      changes.isAnything = true
      return
    }
    if watch.targets.contains(name) || watch.isShared { changes.isAnything = true }
    guard let folder = watch.path else { return }
    let isFolder = has(Int(IN_ISDIR))
    if has(Int(IN_DELETE_SELF), Int(IN_MOVE_SELF)) || isFolder && !has(Int(IN_ATTRIB)) { changes.isAnything = true }
    guard !name.isEmpty, !isFolder else { return }
    let path = folder + "/" + name
    changes.paths.insert(path)
    if has(Int(IN_MODIFY)) { written.insert(path) } else if !has(Int(IN_ATTRIB)) { written.remove(path) }
  }
}
