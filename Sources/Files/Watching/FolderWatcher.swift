import Dispatch
import Glibc

/// Reports changes in some folders and everything below them, following symbolic links.
///
/// Uses inotify(7). If that cannot work, because the file system is remote or no watches are left, it polls the
/// folders.
package struct FolderWatcher: Sendable {
  private let roots: [String]

  package init(_ roots: [String]) { self.roots = roots }

  /// Returns a stream of the changes from now on. Changes within a few milliseconds are combined, and a file that is
  /// being written is reported when that is complete, so that no reader sees a partial file.
  package func changes() -> AsyncStream<FolderChanges> {
    let (stream, continuation) = AsyncStream<FolderChanges>.makeStream()
    let watches = roots.contains(where: MountedFileSystem.isRemote) ? nil : InotifyWatches(roots)
    let before = watches == nil ? FolderSnapshot(roots) : nil
    let roots = roots
    let task = Task {
      if let watches { await Self.listen(to: watches, continuation) }
      // Reached when the system has no more watches, or never had any.
      await Self.look(through: roots, since: before ?? FolderSnapshot(roots), continuation)
      continuation.finish()
    }
    continuation.onTermination = { _ in task.cancel() }
    return stream
  }
}

extension FolderWatcher {
  /// The time without changes after which a change is reported.
  private static let quiet = Duration.milliseconds(3)
  /// The maximum time to wait for a file that is being written.
  private static let patience = Duration.milliseconds(80)

  /// Reports events from `watches` until the task is canceled or the system has no more watches.
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
      var changes = await settledChanges(of: watches)
      var isComplete = true
      // Folders can be created during the scan.
      var isAnything = changes.isAnything
      while isAnything, isComplete {
        isComplete = watches.watchAnew()
        let more = watches.read()
        changes.formUnion(more)
        isAnything = more.isAnything
      }
      if !changes.isEmpty { continuation.yield(changes) }
      if Task.isCancelled || !isComplete { return }
    }
  }

  private static func settledChanges(of watches: InotifyWatches) async -> FolderChanges {
    var changes = FolderChanges()
    let start = ContinuousClock.now
    while !Task.isCancelled {
      let found = watches.read()
      changes.formUnion(found)
      if ContinuousClock.now - start >= patience || found.isEmpty && (!watches.isWriting || changes.isEmpty) { break }
      try? await Task.sleep(for: quiet)
    }
    watches.forgetWriting()
    return changes
  }

  private static func look(
    through roots: [String], since snapshot: FolderSnapshot, _ continuation: AsyncStream<FolderChanges>.Continuation
  ) async {
    var before = snapshot
    while !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(300))
      let now = FolderSnapshot(roots)
      let changes = now.changes(since: before)
      if !changes.isEmpty { continuation.yield(changes) }
      before = now
    }
  }
}
