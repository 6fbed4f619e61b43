import Content
import Files
import Values

/// The list of the files that builds have written to an output folder. It is next to the folder.
struct OutputFileList: Sendable {
  /// The folder that contains the list.
  private let folder: String

  init(in folder: String) { self.folder = folder }

  private var path: String { folder + "/files" }

  /// A Boolean value that indicates whether no build has written a list.
  var isMissing: Bool { FileStatus(path) == nil }

  /// Returns whether the list contains exactly these files, in this order.
  func contains(exactly files: [OutputFolder.File]) -> Bool {
    (try? FileContents.read(path)) == Self.bytes(of: files.map(\.path))
  }

  /// Returns the files in the list.
  func read() -> [String] {
    guard let bytes = try? FileContents.read(path) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init).filter(Self.isInside)
  }

  /// Replaces the list. Throws ``FileError``.
  func write(_ files: [String]) throws(FileError) {
    let new = folder + "/files.new"
    try FileContents.write(Self.bytes(of: files), to: new)
    try FileContents.move(new, to: path)
  }

  /// Returns the `earlier` files that are not among `files`.
  static func stale(_ earlier: [String], beside files: [OutputFolder.File]) -> [String] {
    guard !earlier.isEmpty else { return [] }
    let kept = Set(files.map { ExactText($0.path) })
    return earlier.filter { !kept.contains(ExactText($0)) }
  }

  private static func bytes(of files: [String]) -> [UInt8] {
    var list: [UInt8] = []
    for file in files {
      list.append(contentsOf: file.utf8)
      list.append(UInt8(ascii: "\n"))
    }
    return list
  }

  /// Returns whether the path of a file is inside the folder. A damaged list must not affect files elsewhere.
  private static func isInside(_ file: String) -> Bool {
    !file.utf8.contains(0)
      && file.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !["", ".", ".."].contains($0) }
  }
}
