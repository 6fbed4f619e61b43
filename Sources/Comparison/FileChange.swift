/// A change to a published file that is not a page, with its size in bytes before and after. A size is `nil` if there
/// is no file.
package struct FileChange: Hashable, Sendable {
  /// The path in the output folder, without the digest in its name: `assets/site.css`.
  package let path: String
  package let oldSize: Int?
  package let newSize: Int?

  package enum Kind: String, Sendable { case added, removed, changed }

  package var kind: Kind { oldSize == nil ? .added : newSize == nil ? .removed : .changed }
}
