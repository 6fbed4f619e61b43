import Content
import Diagnostics
import Values

extension SiteGraph {
  /// Returns the slots of a component's attributes, linked to the site, in a separate table, with the findings about
  /// their references.
  package func link(
    _ attributes: Component.Attributes, of component: Component, in id: DocumentID
  ) -> (slots: [Value], table: ValueTable, diagnostics: [Diagnostic]) {
    var linker = Linker(identities: identities, pages: pages, layout: layout, contentRoot: contentRoot)
    let source = LinkSource(
      values: attributes.values, references: attributes.references,
      targets: identities.targets(of: attributes.references).documents, id: id)
    let slots = zip(component.fields, attributes.fields).map { linker.link($1, $0.type, of: source) }
    // A reference in a component does not create an implied document.
    let nowhere = attributes.references.filter { identities.match($0) == nil }.map {
      identities.dangling($0, contentRoot: contentRoot)
        ?? Diagnostic(.danglingReference, "nothing on the site is named \"\($0.name)\"", at: $0.location)
    }
    return (
      slots, linker.table, linker.dangling(attributes.references.filter { identities.match($0) != nil }) + nowhere
    )
  }
}

extension SiteLayout {
  /// Declares the records that the templates of `components` receive.
  package func declare(_ components: [Component], types: ContentTypes, in vocabulary: inout Vocabulary) {
    func document(_ name: String) -> ValueType {
      types.position(of: name).map { .record(self.document(ofType: $0)) } ?? .any
    }
    for component in components {
      let slots = component.fields.map { ($0.templateName, $0.type.valueType(document)) }
      vocabulary.define(component.shape, slots.map { (name: $0.0, type: $0.1) } + [(name: "body", type: .html)])
    }
  }
}
