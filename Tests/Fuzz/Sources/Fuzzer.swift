import Glibc

/// A test of one kind of input. It ends the process if a guarantee is broken.
protocol Fuzzer {
  func run(_ bytes: [UInt8])
}

/// Passes libFuzzer's bytes to the fuzzer that the environment selects.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  fuzzer.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

// libFuzzer calls the function above from one thread.
nonisolated(unsafe) private let fuzzer: any Fuzzer = {
  switch getenv("BROADSIDE_FUZZER").map({ String(cString: $0) }) {
  case "Templates": TemplateFuzzer()
  case "FrontMatter": FrontMatterFuzzer()
  case "Types": TypeFuzzer()
  case "Markdown": MarkdownFuzzer()
  case "HTML": HTMLFuzzer()
  case "Sanitizer": SanitizerFuzzer()
  case "Requests": RequestFuzzer()
  case "Spreadsheet": SpreadsheetFuzzer()
  case "WordPress": WordPressFuzzer()
  default: fatalError("BROADSIDE_FUZZER names one of the folders in Tests/Fuzz")
  }
}()
