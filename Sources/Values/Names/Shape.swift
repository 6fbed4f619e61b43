/// The layout of a kind of record: the name of each slot, in order.
package struct Shape: Sendable {
  /// The name of a value of this shape in messages, with its article: "a chapter".
  package let label: String
  /// The path of the file that declares the slots; `nil` if no file of the site does.
  package let declaration: String?
  /// The name for what the slots are, if messages name it instead of the value: "type" for the collections.
  package let slotNoun: String?
  /// A Boolean value that indicates whether the values are documents.
  package let isDocument: Bool
  package let slots: [NameID]
  /// The type of each slot.
  package let types: [ValueType]

  package init(
    label: String, declaration: String? = nil, slotNoun: String? = nil, isDocument: Bool = false, slots: [NameID],
    types: [ValueType]
  ) {
    self.label = label
    self.declaration = declaration
    self.slotNoun = slotNoun
    self.isDocument = isDocument
    self.slots = slots
    self.types = types
  }

  /// Returns the type of the slot `name`, or `nil` if there is no such slot.
  package func type(of name: NameID) -> ValueType? { slots.firstIndex(of: name).map { types[$0] } }
}
