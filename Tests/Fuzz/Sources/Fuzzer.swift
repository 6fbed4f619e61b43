import Glibc

/// What libFuzzer's bytes are given to. It ends the process where a promise is broken.
protocol Fuzzer {
  func run(_ bytes: [UInt8])
}

/// Called by libFuzzer with bytes of its making. The environment says who gets them.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  fuzzer.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

// libFuzzer calls from one thread.
nonisolated(unsafe) private let fuzzer: any Fuzzer = {
  switch getenv("BROADSIDE_FUZZER").map({ String(cString: $0) }) {
  case "Templates": TemplateFuzzer()
  case "FrontMatter": FrontMatterFuzzer()
  case "Types": TypeFuzzer()
  case "Markdown": MarkdownFuzzer()
  case "Requests": RequestFuzzer()
  case "Spreadsheet": SpreadsheetFuzzer()
  case "WordPress": WordPressFuzzer()
  default: fatalError("BROADSIDE_FUZZER names one of the folders in Tests/Fuzz")
  }
}()
