import Dispatch
import Glibc

/// Tells what changes in some folders and all below them, links followed.
///
/// Linux tells by itself (inotify(7)). Where it cannot, on file systems of other machines or when its watches are used up, the folders are
/// looked through from time to time.
package struct FolderWatcher: Sendable {
  private let roots: [String]

  package init(_ roots: [String]) { self.roots = roots }

  /// What changes from now on. What happens within a few milliseconds is told together, and a file that is being written when that is
  /// done, so that nobody reads half of it.
  package func changes() -> AsyncStream<FolderChanges> {
    let roots = roots
    return AsyncStream { continuation in
      let task = Task {
        if !roots.contains(where: MountedFileSystem.isRemote), let watches = InotifyWatches(roots) {
          await Self.listen(to: watches, continuation)
        } else {
          await Self.look(through: roots, continuation)
        }
        continuation.finish()
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }
}

extension FolderWatcher {
  /// How long it must be quiet before a change is told.
  private static let quiet = Duration.milliseconds(3)
  /// How long at most a file that is being written is waited for.
  private static let patience = Duration.milliseconds(80)

  private static func listen(
    to watches: InotifyWatches, _ continuation: AsyncStream<FolderChanges>.Continuation
  ) async {
    let source = DispatchSource.makeReadSource(fileDescriptor: watches.descriptor, queue: .global())
    let ticks = AsyncStream<Void>(bufferingPolicy: .bufferingNewest(1)) { ticks in
      source.setEventHandler { ticks.yield() }
      source.resume()
    }
    defer { source.cancel() }
    for await _ in ticks {
      var changes = FolderChanges()
      let start = ContinuousClock.now
      while true {
        let found = watches.read()
        changes.formUnion(found)
        let waited = ContinuousClock.now - start
        if waited >= patience || found.isEmpty && (!watches.isWriting || changes.isEmpty) { break }
        try? await Task.sleep(for: quiet)
        if Task.isCancelled { return }
      }
      watches.forgetWriting()
      if changes.isAnything {
        watches.watchAnew()
        changes.formUnion(watches.read())
      }
      if !changes.isEmpty { continuation.yield(changes) }
      if Task.isCancelled { return }
    }
  }

  private static func look(through roots: [String], _ continuation: AsyncStream<FolderChanges>.Continuation) async {
    var before = FolderSnapshot(roots)
    while !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(300))
      let now = FolderSnapshot(roots)
      let changes = now.changes(since: before)
      if !changes.isEmpty { continuation.yield(changes) }
      before = now
    }
  }
}
