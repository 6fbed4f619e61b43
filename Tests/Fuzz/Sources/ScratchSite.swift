import Files
import Glibc

/// A small site in memory that a fuzzer writes its bytes to.
struct ScratchSite {
  let path = (getenv("TMPDIR").map { String(cString: $0) } ?? "/dev/shm") + "/broadside-fuzz-\(getpid())"

  init(files: [String: String]) {
    for (file, text) in files { write(Array(text.utf8), to: file) }
  }

  func write(_ bytes: [UInt8], to file: String) {
    let target = path + "/" + file
    do {
      try Folders.make(String(target[..<(target.lastIndex(of: "/") ?? target.endIndex)]))
      try FileContents.write(bytes, to: target)
    } catch { fatalError(error.description) }
  }
}
