import Diagnostics
import YAML

extension Field {
  /// What is wrong with `node` as a value of this field, and the documents that it names. Nothing is missing where nothing is written.
  ///
  /// `path` is that of the file as diagnostics name it, `folder` the one in the content folder that paths of `files` begin at.
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
