import Dispatch

/// Waits for the result of `work`, because libFuzzer does not support Swift concurrency.
func waiting<Result: Sendable>(_ work: @escaping @Sendable () async -> Result) -> Result {
  let done = DispatchSemaphore(value: 0)
  let box = Box<Result>()
  Task.detached {
    box.value = await work()
    done.signal()
  }
  done.wait()
  guard let value = box.value else { fatalError("work that is done has a result") }
  return value
}

private final class Box<Result>: @unchecked Sendable {
  // Written before the semaphore is signaled, and read after.
  var value: Result?
}
