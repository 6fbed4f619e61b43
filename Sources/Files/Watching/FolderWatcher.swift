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
    let (stream, continuation) = AsyncStream<FolderChanges>.makeStream()
    let watches = roots.contains(where: MountedFileSystem.isRemote) ? nil : InotifyWatches(roots)
    let before = watches == nil ? FolderSnapshot(roots) : nil
    let roots = roots
    let task = Task {
      if let watches { await Self.listen(to: watches, continuation) }
      // Where the system has no more watches, or had none.
      await Self.look(through: roots, since: before ?? FolderSnapshot(roots), continuation)
      continuation.finish()
    }
    continuation.onTermination = { _ in task.cancel() }
    return stream
  }
}

extension FolderWatcher {
  /// How long it must be quiet before a change is told.
  private static let quiet = Duration.milliseconds(3)
  /// How long at most a file that is being written is waited for.
  private static let patience = Duration.milliseconds(80)

  /// Tells what `watches` see, until the task is cancelled or the system has no more watches to give.
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
      // Folders can be made while others are looked for.
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
