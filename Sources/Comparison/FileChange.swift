/// A published file that is no page, with its size in bytes before and after: an empty size where there is none.
package struct FileChange: Hashable, Sendable {
  /// The path in the output folder. Of a file with a digest in its name the digest is left out: `assets/site.css`.
  package let path: String
  package let oldSize: Int?
  package let newSize: Int?

  package enum Kind: String, Sendable { case added, removed, changed }

  package var kind: Kind { oldSize == nil ? .added : newSize == nil ? .removed : .changed }
}
