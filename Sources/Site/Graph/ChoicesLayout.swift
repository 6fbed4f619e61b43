import Content
import Values

/// The layout of the choices that the fields of a type or record declare: `collection.choices.status` in templates.
struct ChoicesLayout: Sendable {
  let shape: ShapeID
  /// The layout of one choice.
  private let choice: RecordLayout<ChoiceSlot>
  private let slots: [Slot]

  private enum Slot: Sendable {
    case choices([Choice])
    /// The choices of the fields in a record.
    indirect case record(ChoicesLayout)
  }

  /// Declares the layout for `fields`. `owner` names what has the fields in messages: "a policy brief".
  init(of fields: [Field], owner: String, choice: RecordLayout<ChoiceSlot>, in vocabulary: inout Vocabulary) {
    self.choice = choice
    var slots: [Slot] = []
    var types: [(name: String, type: ValueType)] = []
    for field in fields.publicFields {
      switch field.type.innermost {
      case .choice(let choices):
        slots.append(.choices(choices))
        types.append((field.templateName, .list(choice.type)))
      case .record(let record):
        let layout = ChoicesLayout(
          of: record.fields, owner: "an entry in \"\(field.key)\"", choice: choice, in: &vocabulary)
        if layout.slots.isEmpty { continue }
        slots.append(.record(layout))
        types.append((field.templateName, .record(layout.shape)))
      default: break
      }
    }
    self.slots = slots
    shape = vocabulary.shape("the list of choices of \(owner)", types)
  }

  /// Adds the choices to `table`, and returns the record of them; null if there are none.
  func value(in table: inout ValueTable) -> Value {
    if slots.isEmpty { return .null }
    var values: [Value] = []
    for slot in slots {
      switch slot {
      case .choices(let choices): values.append(list(of: choices, in: &table))
      case .record(let layout): values.append(layout.value(in: &table))
      }
    }
    return table.record(shape, values)
  }

  private func list(of choices: [Choice], in table: inout ValueTable) -> Value {
    var records: [Value] = []
    for (index, choice) in choices.enumerated() {
      records.append(
        self.choice.record(in: &table) { slot, table in
          switch slot {
          case .name: table.text(choice.name)
          case .label: table.text(choice.label)
          case .position: .integer(index + 1)
          }
        })
    }
    return table.list(records)
  }
}
