import Dispatch

/// The result of `work`, for libFuzzer, which knows no concurrency.
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
  // Written before the semaphore is signalled and read after.
  var value: Result?
}
