import Diagnostics
import YAML

extension Field {
  /// Returns the errors in `node` as a value of this field, and the documents that it refers to. An empty value is not
  /// reported as missing.
  ///
  /// `path` is the file's path in diagnostics, and `folder` is the folder in the content folder that the paths of
  /// `files` are relative to.
  package func checking(
    _ node: Node, path: String, files: PublishedFiles, folder: String
  ) -> (references: [PendingReference], diagnostics: [Diagnostic]) {
    let optional = Field(key, type, isPrivate: isPrivate, label: label, hint: hint, declaration: declaration)
    var decoder = RecordDecoder(path: path, subject: key, files: FileReferences(files: files, folder: folder))
    let entry = Node.Entry(key: key, keyPlace: node.place, value: node)
    _ = decoder.record(Node(content: .mapping([entry]), place: node.place), [optional])
    return (decoder.references, decoder.diagnostics)
  }
}
