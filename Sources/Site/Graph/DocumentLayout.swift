import Content
import Values

/// The layout of one type's documents: the slots that every document has, which declared fields of the same name fill;
/// the other public fields; the computed fields; the inverse lists.
struct DocumentLayout: Sendable {
  let shape: ShapeID
  let slotCount: Int
  /// The slot of each public field, in the order of declaration.
  let fields: [Int]
  /// The slot of each computed field, in the order of declaration.
  let computed: Range<Int>
  /// The names of the inverse lists.
  let inverses: [String]
  /// The slot of each inverse list.
  var inverseSlots: Range<Int> { computed.upperBound..<slotCount }

  /// Defines the layout `shape` in `vocabulary`.
  ///
  /// `slotType` returns the type of a slot that every document has and that no field fills; `document` returns the type
  /// of the documents of the type with a name. `inverses` are the inverse lists with the types of their documents.
  init(
    of type: ContentType, as shape: ShapeID, inverses: [(name: String, type: ValueType)],
    in vocabulary: inout Vocabulary, slotType: (DocumentSlot) -> ValueType, document: (String) -> ValueType
  ) {
    var slots = DocumentSlot.allCases.map { (name: $0.name, type: slotType($0)) }
    var fields: [Int] = []
    for field in type.publicFields {
      let fieldType = field.type.valueType(document)
      if let position = DocumentSlot(rawValue: field.templateName)?.offset {
        slots[position].type = fieldType
        fields.append(position)
      } else {
        fields.append(slots.count)
        slots.append((field.templateName, fieldType))
      }
    }
    let computed = slots.count
    slots += type.conditions.computed.map { ($0.templateName, .boolean) }
    self.shape = shape
    self.fields = fields
    self.computed = computed..<slots.count
    self.inverses = inverses.map(\.name)
    slots += inverses.map { ($0.name, .list($0.type)) }
    slotCount = slots.count
    vocabulary.define(shape, isDocument: true, slots)
  }
}
